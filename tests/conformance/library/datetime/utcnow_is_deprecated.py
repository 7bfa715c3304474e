from datetime import datetime

print(type(datetime.utcnow()).__name__, datetime.utcnow().tzinfo)
print(datetime.utcfromtimestamp(0))
