def resource():
    try:
        yield "in use"
    finally:
        print("released")


g = resource()
print(next(g))
del g
print("after del")
for value in resource():
    print(value)
    break
print("after break")
