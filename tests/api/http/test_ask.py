"""Questions that come at once: those that wait are encoded together, and each is answered as it is alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from api.http.ask import Waiting
from index.models.encoder import ExportedEncoder
from index.storage.vectors import Vectors

QUESTIONS = [f"What did {name} say?" for name in ("Blinken", "Kirby", "Sullivan", "Nobody", "the President", "Putin")]


def test_those_who_wait_are_taken_with_the_first_whose_turn_it_is() -> None:
    waiting = Waiting()
    with waiting.in_line("a"), waiting.in_line("b"):
        with waiting.in_line("c"):
            assert waiting.take("b") == ["b", "a", "c"]
            assert waiting.take("b") == waiting.take("c") == []
        with waiting.in_line("d"):
            pass
        # Who gave up is not waited for.
        assert waiting.take("d") == []
        with waiting.in_line("a"):
            assert waiting.take("a") == ["a"]


def test_no_more_are_taken_than_are_worth_it() -> None:
    waiting = Waiting()
    texts = [str(n) for n in range(40)]
    lines = [waiting.in_line(text) for text in texts]
    for line in lines:
        line.__enter__()
    assert waiting.take("30") == ["30", *texts[:16]]
    assert waiting.take("0") == []
    assert waiting.take("20") == texts[20:21] + texts[16:20] + texts[21:30] + texts[31:33]


def test_questions_that_wait_are_encoded_together_and_answered_as_alone(
    seed_index: Path, serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[list[str]] = []
    in_line, first_came, all_wait = threading.Semaphore(0), threading.Event(), threading.Event()
    encode, wait = ExportedEncoder.encode_questions, Waiting.in_line

    def noted(self: Waiting, text: str) -> AbstractContextManager[None]:
        in_line.release()
        return wait(self, text)

    def slow(self: ExportedEncoder, questions: Sequence[str]) -> Vectors:
        batches.append([q for q in questions if q in QUESTIONS])
        first_came.set()
        assert all_wait.wait(30)
        return encode(self, questions)

    def answers(url: str, question: str) -> object:
        body = httpx.post(f"{url}/v1/ask", json={"question": question}, timeout=60).raise_for_status().json()
        return {key: value for key, value in body.items() if key != "took_ms"}

    url = serve(seed_index)
    alone = [answers(url, question) for question in QUESTIONS]
    monkeypatch.setattr(ExportedEncoder, "encode_questions", slow)
    monkeypatch.setattr(Waiting, "in_line", noted)
    url = serve(seed_index, threads=1)
    with ThreadPoolExecutor(len(QUESTIONS)) as pool:
        asked = [pool.submit(answers, url, QUESTIONS[0])]
        assert first_came.wait(30)
        asked += [pool.submit(answers, url, question) for question in QUESTIONS[1:]]
        for _ in QUESTIONS:
            assert in_line.acquire(timeout=30)
        all_wait.set()
        assert [each.result(60) for each in asked] == alone
    # A line is stood in on the event loop, one after the other: the last may not yet be in it when it is counted.
    assert next(batch for batch in batches if batch) == QUESTIONS[:1]
    assert len([batch for batch in batches if batch]) <= 3
    assert sorted(text for batch in batches for text in batch) == sorted(QUESTIONS)
