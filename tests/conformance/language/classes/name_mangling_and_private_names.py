class Vault:
    def __init__(self):
        self.__secret = 42
        self._hint = "answer"

    def reveal(self):
        return self.__secret


vault = Vault()
print(vault.reveal(), vault._hint, vault._Vault__secret)
try:
    vault.__secret
except AttributeError as error:
    print(error)
