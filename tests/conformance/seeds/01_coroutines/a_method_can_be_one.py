import asyncio


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    async def deposit(self, amount):
        await asyncio.sleep(0.01)
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, balance={self.balance})"


async def main():
    account = Account("ada")
    await account.deposit(50)
    print(await account.deposit(25))


asyncio.run(main())
