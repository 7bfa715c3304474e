print("this line is correct")
print("but never printed"
