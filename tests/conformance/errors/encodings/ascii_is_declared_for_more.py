# coding: ascii
print('not printed')
print('café')
