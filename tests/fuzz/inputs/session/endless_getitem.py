class Endless:
    def __getitem__(self, index):
        import math

list(Endless())
