print("about to fail")
raise Exception("failed")
