
# coding: Latin_1_Unix
print(ascii('é'))
