import io

file = io.BytesIO(b"first\nsecond")
print(file.readline(), file.read(3), file.tell(), file.read(), file.read())
print(file.seek(0), file.write(b"FIR"), file.getvalue(), file.seek(-2, io.SEEK_END), file.read(), file.seek(20), file.write(b"x"), file.getvalue())
print(list(io.BytesIO(b"a\nb\n")), io.BytesIO(bytearray(b"xy")).read1(1))
for wrong in (lambda: file.write("text"), lambda: io.BytesIO("text"), lambda: file.seek(-1), lambda: file.fileno()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
file.close()
try:
    file.read()
except ValueError as error:
    print(error)
