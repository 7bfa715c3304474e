"""A docstring may stand before."""

from __future__ import annotations; from __future__ import division

for text in (
    "from .__future__ import spam",
    "from __future__ import division; import sys; from __future__ import division",
    "import sys\nfrom __future__ import division",
    "from __future__ import braces",
    "from __future__ import nothing_known",
    "from __future__ import *",
):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except SyntaxError as error:
        print(error, error.lineno, error.offset)
