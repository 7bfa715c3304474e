# -*- coding: latin-1 -*-
# Each byte of the file is a character.
word = 'café'
print(word, len(word), ascii(word))


def mañana():
    raise ValueError('über')


mañana()
