"""Work on threads of its own: what has not begun when the service stops never does."""

from __future__ import annotations

import asyncio
import threading

from api.http.work import Work


def test_what_waits_when_the_service_stops_is_not_begun() -> None:
    go_on, begun = threading.Event(), list[str]()

    def first() -> None:
        begun.append("first")
        go_on.wait(60)

    async def run() -> None:
        work = Work(threads=1, most=9, seconds=60)
        jobs = [asyncio.create_task(work.do(job)) for job in (first, lambda: begun.append("second"))]
        while not begun:
            await asyncio.sleep(0.01)
        work.close()
        go_on.set()
        await asyncio.gather(*jobs, return_exceptions=True)

    asyncio.run(run())
    assert begun == ["first"]
