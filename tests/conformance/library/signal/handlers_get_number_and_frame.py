import os
import signal


def handler(signum, frame):
    print("got", signal.Signals(signum).name, type(frame).__name__)


def boom(signum, frame):
    raise ValueError("from the handler")


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(type(error).__name__, error)


print(repr(signal.SIGINT), signal.SIGTERM, signal.SIG_DFL, repr(signal.SIG_IGN), signal.SIGINT == 2, signal.Signals["SIGTERM"].value, signal.strsignal(15))
attempt(signal.signal, signal.SIGTERM, handler)
signal.raise_signal(signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)
print(signal.getsignal(signal.SIGTERM) is handler, signal.signal(signal.SIGTERM, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGTERM)
signal.signal(signal.SIGUSR1, boom)
attempt(signal.raise_signal, signal.SIGUSR1)
attempt(signal.raise_signal, signal.SIGINT)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIGINT in signal.valid_signals(), repr(signal.getsignal(signal.SIGUSR2)))
attempt(signal.signal, 99, handler)
attempt(signal.signal, signal.SIGKILL, handler)
attempt(signal.signal, signal.SIGINT, 3)
attempt(signal.getsignal, 0)
