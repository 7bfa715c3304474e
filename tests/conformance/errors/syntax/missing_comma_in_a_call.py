print("a" + str(1) "b")
