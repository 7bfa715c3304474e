"""selectors: the names that a program passes on to asyncio's loops, which have no sockets to select."""

EVENT_READ = 1
EVENT_WRITE = 2


class BaseSelector:
    def get_map(self):
        return {}

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SelectSelector(BaseSelector):
    pass


class PollSelector(BaseSelector):
    pass


class EpollSelector(BaseSelector):
    pass


DefaultSelector = EpollSelector
