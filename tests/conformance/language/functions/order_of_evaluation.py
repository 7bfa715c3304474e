def say(value):
    print("eval", value)
    return value


def call(*args, **kwargs):
    return args, kwargs


print(call(say(1), *[say(2)], a=say(3), **{"b": say(4)}))
table = {}
table[say("key")] = say("value")
print(say(1) < say(0) < say(2))
x = [say("a"), say("b")][say(0)]
