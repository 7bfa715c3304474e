import uuid
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "python.org"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, b"python.org").version, uuid.uuid3(uuid.NAMESPACE_X500, "").variant)
