import asyncio
from functools import wraps, partial, lru_cache, singledispatch
import inspect, typing as t
def timed(fn):
    @wraps(fn)
    async def inner(*a, **k):
        loop = asyncio.get_running_loop(); t0 = loop.time()
        try: return await fn(*a, **k)
        finally: print(f"{fn.__name__} took {loop.time() - t0:.1f}s")
    return inner
@timed
async def fetch(url: str, *, delay: float = 0.1) -> dict[str, t.Any]:
    """Pretends to fetch."""
    await asyncio.sleep(delay)
    return {"url": url, "status": 200}
def sync_or_async(fn):
    if inspect.iscoroutinefunction(fn): return "async"
    if inspect.isasyncgenfunction(fn): return "agen"
    if inspect.isgeneratorfunction(fn): return "gen"
    return "sync"
async def agen(): yield 1
def gen(): yield 1
class Api:
    base: t.ClassVar[str] = "http://x"
    def __init__(self, n: int = 3) -> None: self.sem = asyncio.Semaphore(n)
    async def get(self, path): 
        async with self.sem: return await fetch(self.base + path, delay=0.1)
    @staticmethod
    async def ping(): return "pong"
    @classmethod
    async def create(cls, n): await asyncio.sleep(0); return cls(n)
    def __call__(self, x): return self.get(x)
    async def __aenter__(self): return self
    async def __aexit__(self, *exc_info): print("closing", exc_info[0])
async def main():
    print(inspect.signature(fetch), fetch.__doc__, fetch.__wrapped__.__annotations__)
    print([sync_or_async(f) for f in (fetch, agen, gen, timed, Api.get, Api.ping)])
    api = await Api.create(2)
    rs = await asyncio.gather(*[api(f"/{i}") for i in range(4)]); print([r["url"] for r in rs], await Api.ping(), await api.ping())
    p = partial(fetch, delay=0.2); print(await p("u"), inspect.iscoroutinefunction(p), asyncio.iscoroutinefunction(p))
    c = fetch("z"); print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c), c.cr_code.co_name); await c; print(inspect.getcoroutinestate(c))
    print(inspect.isawaitable(asyncio.Future()), inspect.isawaitable(5), t.get_type_hints(Api.__init__), t.Optional[int], int | None, t.Callable[[int], t.Awaitable[str]])
    async with Api() as a: print(type(a).__name__)
    try: await fetch()
    except TypeError as e: print(e)
    try: await fetch("u", 3)
    except TypeError as e: print(e)
    try: await fetch("u", delai=3)
    except TypeError as e: print(e)
    @singledispatch
    def show(x): return f"obj {x}"
    @show.register
    def _(x: int): return f"int {x}"
    print(show(1), show("a"))
    @lru_cache(maxsize=None)
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(50), fib.cache_info())
    @lru_cache
    async def cached(): return 1
    print(await cached())
    try: await cached()
    except RuntimeError as e: print(e)
asyncio.run(main())
