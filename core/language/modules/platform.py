"""platform: what the program runs on, as CPython on Linux says it."""

import sys


def system():
    return "Linux"


def python_implementation():
    return "CPython"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def node():
    return "localhost"


def machine():
    return "x86_64"


def processor():
    return ""


def release():
    return ""


def platform(aliased=False, terse=False):
    return f"{system()}-{machine()}"
