"""browser: the page as a world. What the reader does and what the page loads, as things to await.

Each needs a page and its real clock: where a program runs without one, asking raises RuntimeError.
"""

from _browser import request as _request

__all__ = ("Response", "button", "fetch", "frame", "message")


class Response:
    """What a server has answered: its status, such as 200, and its text."""

    __match_args__ = ("status", "text")

    def __init__(self, status, text):
        self.status = status
        self.text = text

    @property
    def ok(self):
        return 200 <= self.status < 300

    def json(self):
        from json import loads

        return loads(self.text)

    def __repr__(self):
        return f"<Response {self.status}, {len(self.text)} characters>"


def button(label):
    """A future that ends with None when the reader presses the button, which the page shows until then."""
    return _request("button", str(label))


def frame():
    """A future of the page's next animation frame: its time on the loop's clock, in seconds."""
    return _request("frame", "")


def message():
    """A future of the next text that the reader, or the page around this one, sends."""
    return _request("message", "")


async def fetch(url):
    """The Response to a GET of a URL of the page's own site; OSError when none comes."""
    status, text = await _request("fetch", str(url))
    return Response(status, text)
