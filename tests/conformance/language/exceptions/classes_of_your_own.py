class ShopError(Exception):
    """Base of all errors of the shop."""


class OutOfStock(ShopError):
    def __init__(self, item, wanted, left=0):
        super().__init__(f"{item}: wanted {wanted}, left {left}")
        self.item = item
        self.left = left


class Strange(ShopError):
    def __str__(self):
        return f"strange {self.args}"


for error in (OutOfStock("tea", 3, left=1), Strange(1, 2), ShopError("plain")):
    try:
        raise error
    except ShopError as caught:
        print(type(caught).__name__, "|", caught, "|", getattr(caught, "item", None))
print(OutOfStock.__mro__[2].__name__)
