m = memoryview(b"hello world")
print(m[0], m[-1], m[1:5], bytes(m[1:5]), m.tolist()[:3], len(m), m.nbytes, m.format, m.itemsize, m.readonly, m.shape, m.ndim, m.strides, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets)
try: m[0] = 1
except TypeError as e: print(e)
b = bytearray(b"abcdef")
v = memoryview(b)
v[0] = ord("X"); v[2:4] = b"YZ"
print(b, v.tobytes(), v.hex(), v.obj is b, bytes(v[::2]), v[::-1].tobytes())
with memoryview(b) as w: print(w[1])
try: w[0]
except ValueError as e: print(e)
print(str(w), repr(v)[:15])
v.release()
b.append(1); print(b)
v = memoryview(b)
try: v[1:3] = b"abc"
except ValueError as e: print(e)
try: v[100]
except IndexError as e: print(e)
try: v["a"]
except TypeError as e: print(e)
try: v[0] = 300
except ValueError as e: print(e)
try: v[0] = "a"
except TypeError as e: print(e)
print(v == b, v == bytes(b), memoryview(b"ab") == memoryview(b"ab"), hash(memoryview(b"ab")) == hash(b"ab"))
try: hash(v)
except ValueError as e: print(e)
c = v.cast("B"); print(c.format, len(c))
try: memoryview("abc")
except TypeError as e: print(e)
print(list(m[:3]), 104 in m, bytes(m), bytearray(m), m.toreadonly().readonly)
for x in memoryview(b"ab"): print(x)
print(isinstance(m, memoryview), type(m), memoryview)
print(int.from_bytes(m[:2], "big"))
print(memoryview(m)[2:4].tobytes(), m[2:4] == b"ll")
print(b"xx".startswith(b"x"), m[:0].tolist())
print(bytes(memoryview(b"abcd").cast("H")), memoryview(b"abcd").cast("H").tolist(), memoryview(b"abcdabcd").cast("I").itemsize)
