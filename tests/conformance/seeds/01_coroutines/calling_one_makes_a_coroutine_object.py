async def add_one(number):
    return number + 1


def plain_add_one(number):
    return number + 1


function_result = plain_add_one(1)
coroutine = add_one(1)
print(f"function result is {function_result} and the type is {type(function_result)}")
print(f"coroutine type is {type(coroutine)}, named {coroutine.__name__}")
coroutine.close()
