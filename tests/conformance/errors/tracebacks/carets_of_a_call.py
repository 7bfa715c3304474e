class Api:
    def get(self, path):
        raise ConnectionError(path)


api = Api()
result = str(api.get("/users")) + "!"
