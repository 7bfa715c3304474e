pairs = [
    (KeyError, LookupError),
    (ZeroDivisionError, ArithmeticError),
    (FileNotFoundError, OSError),
    (ConnectionResetError, ConnectionError),
    (ModuleNotFoundError, ImportError),
    (RecursionError, RuntimeError),
    (NotImplementedError, RuntimeError),
    (UnicodeDecodeError, ValueError),
    (IndentationError, SyntaxError),
    (TimeoutError, OSError),
    (KeyboardInterrupt, Exception),
    (GeneratorExit, Exception),
    (StopAsyncIteration, Exception),
    (BlockingIOError, OSError),
    (UserWarning, Warning),
]
for sub, base in pairs:
    print(sub.__name__, base.__name__, issubclass(sub, base))
print(IOError is OSError, EnvironmentError is OSError)
