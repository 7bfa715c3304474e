import gc


class Meta(type):
    def __del__(cls):
        print("end of class", cls.__name__)


def make_class():
    class Local(metaclass=Meta):
        def method(self):
            return __class__

    Local.instance = Local()


make_class()
print("made")
print(gc.collect() > 0)
print(gc.collect())
