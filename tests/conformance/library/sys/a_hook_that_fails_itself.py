"""A sys.excepthook that raises is reported before what it was called for."""

import sys

sys.excepthook = lambda kind, error, found: error.missing
{}["key"]
