#!/usr/bin/env python3
# vim: set fileencoding=ISO_8859-1 :
print('café', len('café'))
x = 'é' +
