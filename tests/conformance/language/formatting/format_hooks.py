class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        if spec == "short":
            return f"${self.amount / 1000:.1f}k"
        return f"${self.amount:{spec or ',.2f'}}"


print(f"{Money(12345.6)} {Money(12345.6):short} {Money(5):08.1f}", format(Money(1)))
try:
    f"{object():>10}"
except TypeError as error:
    print(error)
