z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2, z * z, z / (1 + 1j), z == 3 + 4j, -z, 1j**2, complex(1, -2), complex("1+2j"))
try:
    z < 1
except TypeError as error:
    print(error)
