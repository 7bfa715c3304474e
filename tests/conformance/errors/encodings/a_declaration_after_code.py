'coding: foo'
# coding: foo
print('run')
