s = "\d"
x = 1 is 1
return 5
