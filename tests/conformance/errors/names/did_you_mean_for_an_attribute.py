class Person:
    def __init__(self):
        self.first_name = "A"


Person().firstname
