def withdraw(balance, amount):
    assert amount <= balance, "not enough money"
    return balance - amount


print(withdraw(10, 5))
withdraw(10, 50)
