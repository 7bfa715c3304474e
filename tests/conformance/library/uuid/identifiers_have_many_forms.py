from uuid import NAMESPACE_DNS, UUID, uuid1, uuid4

one = UUID("12345678-1234-5678-1234-567812345678")
print(one, repr(one), one.int, one.hex, one.bytes, one.bytes_le, one.fields, sep="\n")
print(one.version, one.variant, one.urn, one.time, one.clock_seq, one.node, one.is_safe)
print(one == UUID(bytes=one.bytes), one == UUID(bytes_le=one.bytes_le), one == UUID(fields=one.fields), UUID("{urn:uuid:12345678123456781234567812345678}") == one)
print(int(one) == one.int, one < UUID(int=2**128 - 1), sorted([UUID(int=2), UUID(int=1)]), one == 3, {one: 1}[one], NAMESPACE_DNS)
first, second = uuid4(), uuid4()
print(first.version, first.variant, first != second, len(str(first)), uuid1().version)
