import os

print(os.environ.get("NO_SUCH_THING"), os.getenv("NO_SUCH_THING", "otherwise"))
os.environ["MINE"] = "1"
print(os.getenv("MINE"), "MINE" in os.environ, os.environ.pop("MINE"), "MINE" in os.environ, os.environ.setdefault("MINE", "2"))


def delete():
    del os.environ["NO_SUCH_THING"]


def assign():
    os.environ["MINE"] = 3


for wrong in (delete, assign, lambda: os.environ["NO_SUCH_THING"], lambda: os.environ[3]):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
