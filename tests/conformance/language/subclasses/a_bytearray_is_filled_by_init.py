class Buffer(bytearray):
    def __init__(self, *arguments, name="buffer"):
        super().__init__(*arguments)
        self.name = name

    def append(self, item):
        super().append(item + 1)


buffer = Buffer(b"ab", name="mine")
buffer.append(98)
print(buffer, buffer.name, type(buffer + b"d"), buffer[1:])
buffer += b"z"
print(buffer, type(buffer).__name__)
buffer.__init__(b"new")
print(buffer, buffer.name)
plain = bytearray(b"x")
plain.__init__("é", "utf-8")
print(plain)
try:
    plain.__init__("text")
except TypeError as error:
    print(error)
