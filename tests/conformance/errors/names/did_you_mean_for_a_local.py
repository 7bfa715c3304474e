def greet(username):
    return "hi " + user_name


greet("x")
