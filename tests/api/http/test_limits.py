"""Each limit, met: what comes back is a problem document that says what to do."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http import ask
from rag.answer import answer

Serve = Callable[..., str]


def check(response: httpx.Response, status: int, title: str, detail: str) -> None:
    """See that a response is this problem."""
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    problem = response.json()
    assert (problem["status"], problem["title"], problem["type"]) == (status, title, "about:blank")
    assert detail in problem["detail"]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Answers wait until this is set."""
    go_on = threading.Event()

    def waiting(*arguments: Any) -> Any:
        assert go_on.wait(60)
        return answer(*arguments)

    monkeypatch.setattr(ask, "answer", waiting)
    yield go_on
    go_on.set()


@pytest.mark.parametrize("said", [True, False], ids=["length", "chunked"])
def test_a_body_past_its_limit_is_refused(serve: Serve, tiny_index: Path, said: bool) -> None:
    url = serve(tiny_index, max_body=2_048)
    body = b" " * 3_000
    content = body if said else iter([body[:1_500], body[1_500:]])
    response = httpx.post(f"{url}/v1/ask", content=content, headers={"Content-Type": "application/json"})
    check(response, 413, "Content Too Large", "the body may have 2,048 bytes")


def test_a_body_that_lies_about_its_length_or_never_ends_is_refused(serve: Serve, tiny_index: Path) -> None:
    url = serve(tiny_index, max_seconds=0.3)
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(b"POST /v1/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        answered = connection.makefile("rb").read()
    assert answered.startswith(b"HTTP/1.1 408 ")
    assert b"the body did not come within 0.3 seconds" in answered


def test_a_question_past_its_limit_is_refused(serve: Serve, tiny_index: Path) -> None:
    url = serve(tiny_index, max_question=30, max_top_k=7)
    body = {"question": "Who said what to whom, and when?"}
    check(httpx.post(f"{url}/v1/ask", json=body), 422, "Unprocessable Content", "32 characters, 30 are allowed")
    body = {"question": "Who said what?", "top_k": 8}
    check(httpx.post(f"{url}/v1/ask", json=body), 422, "Unprocessable Content", "top_k is 8; it must be from 1 to 7")
    assert httpx.post(f"{url}/v1/ask", json=body | {"top_k": 7}, timeout=60).status_code == 200


@pytest.mark.parametrize(("most", "passages"), [(3, 3), (7, 5)])
def test_who_names_no_number_gets_what_the_limit_allows(
    serve: Serve, tiny_index: Path, most: int, passages: int
) -> None:
    url = serve(tiny_index, max_top_k=most)
    by_body = httpx.post(f"{url}/v1/ask", json={"question": "Russia and China on the war"}, timeout=60)
    by_url = httpx.get(f"{url}/v1/ask", params={"q": "Russia and China on the war"}, timeout=60)
    assert [len(each.json()["passages"]) for each in (by_body, by_url)] == [passages, passages]
    refused = httpx.get(f"{url}/v1/ask", params={"q": "who", "top_k": most + 1}, timeout=60)
    check(refused, 422, "Unprocessable Content", f"top_k is {most + 1}; it must be from 1 to {most}")


def test_past_so_many_at_once_the_next_is_told_to_come_back(
    serve: Serve, tiny_index: Path, held: threading.Event
) -> None:
    url = serve(tiny_index, max_requests=3, threads=1)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(httpx.get, f"{url}/v1/ask", params={"q": "Who?"}, timeout=60) for _ in range(3)]
        # Each of them and the one that reads the metrics.
        while "onrecord_requests_under_way 4.0" not in httpx.get(f"{url}/metrics", timeout=60).text:
            time.sleep(0.01)
        refused = httpx.get(f"{url}/v1/people", timeout=60)
        check(refused, 503, "Service Unavailable", "3 requests are under way")
        assert refused.headers["retry-after"] == "1"
        assert httpx.get(f"{url}/livez").status_code == 200
        assert httpx.get(f"{url}/readyz").status_code == 200
        held.set()
        assert [each.result().status_code for each in asked] == [200, 200, 200]
    assert httpx.get(f"{url}/v1/people", timeout=60).status_code == 200


def test_sixty_four_clients_are_served(serve: Serve, tiny_index: Path) -> None:
    url = serve(tiny_index)

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=64)) as client:
            asked = (client.post(f"{url}/v1/ask", json={"question": f"Who said {i}?"}) for i in range(64))
            return [response.status_code for response in await asyncio.gather(*asked)]

    assert asyncio.run(all_at_once()) == [200] * 64


def test_what_takes_too_long_is_given_up(serve: Serve, tiny_index: Path, held: threading.Event) -> None:
    url = serve(tiny_index, max_seconds=0.5, threads=1)
    httpx.get(f"{url}/readyz", timeout=60)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(httpx.get, f"{url}/v1/ask", params={"q": "Who?"}, timeout=60)
        time.sleep(0.2)
        second = pool.submit(httpx.get, f"{url}/v1/people", timeout=60)
        check(first.result(), 504, "Gateway Timeout", "it took more than 0.5 seconds")
        check(second.result(), 503, "Service Unavailable", "its turn did not come within 0.5 seconds")


def test_an_answer_that_nobody_waits_for_stops_at_its_next_stage(
    serve: Serve, tiny_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages: list[str] = []

    def slow(searcher: Any, question: Any, ended: Callable[[str, int], None]) -> Any:
        def heard(stage: str, left: int) -> None:
            stages.append(stage)
            time.sleep(0.2)
            ended(stage, left)

        return answer(searcher, question, heard)

    monkeypatch.setattr(ask, "answer", slow)
    url = serve(tiny_index, max_seconds=0.3)
    httpx.get(f"{url}/readyz", timeout=60)
    assert httpx.get(f"{url}/v1/ask", params={"q": "Who?"}, timeout=60).status_code == 504
    time.sleep(0.5)
    assert stages in (["understand"], ["understand", "retrieve"])


def test_requests_a_minute_are_counted_by_address(serve: Serve, tiny_index: Path) -> None:
    url = serve(tiny_index, max_per_minute=2)

    def status(address: str | None, path: str = "/v1/people") -> int:
        # uvicorn believes a proxy on this machine.
        headers = {"X-Forwarded-For": address} if address else {}
        return httpx.get(url + path, headers=headers, timeout=60).status_code

    assert [status("203.0.113.7") for _ in range(3)] == [200, 200, 429]
    assert [status("2001:db8::1"), status("2001:db8::2"), status("2001:db8::ffff:0:0:3")] == [200, 200, 429]
    assert status("2001:db8:0:1::1") == 200
    assert status("::ffff:203.0.113.7") == 429
    assert [status(None) for _ in range(4)] == [200] * 4
    assert [status("203.0.113.7", path) for path in ("/livez", "/readyz", "/docs", "/")] == [200] * 4
    refused = httpx.get(f"{url}/v1/people", headers={"X-Forwarded-For": "203.0.113.7"})
    check(refused, 429, "Too Many Requests", "more than 2 per 1 minute were sent")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
