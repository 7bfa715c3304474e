import asyncio


class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.task = self.loop.create_task(self.serve(), name="service")

    async def serve(self):
        print("not printed")


service = Service()
service.loop.close()
print("the program ends")
