import sys


def generate():
    frames.append(sys._getframe())
    try:
        yield 1
    finally:
        print("closed")


frames = []
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
generator = generate()
next(generator)
print(frames[0] is generator.gi_frame, frames[0].f_back)
try:
    frames[0].clear()
except RuntimeError as error:
    print(error)
print(list(generator), generator.gi_frame, frames[0].f_code.co_name, frames[0].f_lineno)
frames[0].clear()


def work():
    value = [1, 2]
    raise KeyError("x")


try:
    work()
except KeyError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_locals)
    frame.clear()
    print(frame.f_locals, frame.f_code.co_name, frame.f_lineno)
