import threading, time, atexit
atexit.register(print, "atexit")
def work():
    time.sleep(0.1)
    print("work done")
t = threading.Thread(target=work)
t.start()
class D:
    def __del__(self): print("del")
x = D()
1/0
