"""What a loop does at its end with asynchronous generators that are still open (base_events.py:588)."""

from _asyncio import gather


async def shutdown(loop, generators):
    outcomes = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
    for outcome, generator in zip(outcomes, generators):
        if isinstance(outcome, Exception):
            loop.call_exception_handler(
                {
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": outcome,
                    "asyncgen": generator,
                }
            )
