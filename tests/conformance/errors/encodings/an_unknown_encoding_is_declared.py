#!/usr/bin/env python3
# -*- mode: python; coding: klingon -*-
print('not printed')
