class Log:
    def __init__(self):
        self.lines = []

    def __iadd__(self, line):
        self.lines.append(line)
        return self

    def __radd__(self, other):
        return f"{other} + log"

    def __rsub__(self, other):
        return f"{other} - log"


log = Log()
same = log
log += "first"
log += "second"
print(log is same, log.lines)
print(1 + log, "x" - log)
