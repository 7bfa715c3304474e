# -*- coding: utf-8-sig -*-
# coding: foo
print('café', len('café'))
