import time
from datetime import datetime

print(datetime.strptime("5 March", "%d %B"))
print(time.strptime("7 Apr", "%d %b").tm_mday)
print(datetime.strptime("7 Apr 24", "%d %b %y"))
try:
    datetime.strptime("30 Feb", "%d %b")
except ValueError as error:
    print(error)
