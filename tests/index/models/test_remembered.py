"""Vectors remembered by their texts: encoded once, together where several are asked for, the oldest forgotten."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.models.remembered import Remembered
from index.storage.vectors import Vectors


class Encoder:
    """Encodes a text as its length, and notes what it was asked for at once."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return np.array([[len(text)] for text in texts], np.float32)


def test_a_text_is_encoded_once_and_several_at_once() -> None:
    encoder = Encoder()
    vectors = Remembered(encoder, 10)
    with ThreadPoolExecutor(1) as ahead:
        vectors.begin(["a", "bb", "a"], ahead)
        vectors.begin([], ahead)
    assert [vectors(text).tolist() for text in ("bb", "ccc", "a", "ccc")] == [[2], [3], [1], [3]]
    assert encoder.asked == [["a", "bb"], ["ccc"]]


def test_what_nobody_asked_for_longest_is_forgotten() -> None:
    encoder = Encoder()
    vectors = Remembered(encoder, 2)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        vectors(text)
    assert encoder.asked == [["a"], ["bb"], ["ccc"], ["bb"]]


def test_more_at_once_than_are_kept() -> None:
    vectors = Remembered(Encoder(), 2)
    with ThreadPoolExecutor(1) as ahead:
        vectors.begin(["a", "bb", "ccc"], ahead)
    assert vectors("a").tolist() == [1]


def test_threads_wait_for_a_text_that_another_encodes() -> None:
    began, go_on = threading.Event(), threading.Event()
    encoder = Encoder()

    def slow(texts: Sequence[str]) -> Vectors:
        began.set()
        assert go_on.wait(10)
        return encoder(texts)

    vectors = Remembered(slow, 10)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(vectors, "bb")
        assert began.wait(10)
        second = pool.submit(vectors, "bb")
        assert not second.done()
        go_on.set()
        assert second.result(10).tolist() == first.result(10).tolist() == [2]
    assert encoder.asked == [["bb"]]


def test_what_failed_is_tried_again() -> None:
    failing = True
    encoder = Encoder()

    def encode(texts: Sequence[str]) -> Vectors:
        if failing:
            raise RuntimeError("no memory")
        return encoder(texts)

    vectors = Remembered(encode, 10)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no memory"):
            vectors("a")
    failing = False
    assert vectors("a").tolist() == [1]
    assert encoder.asked == [["a"]]


def test_what_was_begun_is_waited_for_and_encoded_once() -> None:
    go_on = threading.Event()
    encoder = Encoder()

    def slow(texts: Sequence[str]) -> Vectors:
        assert go_on.wait(10)
        return encoder(texts)

    vectors = Remembered(slow, 10)
    with ThreadPoolExecutor(1) as ahead, ThreadPoolExecutor(1) as asking:
        vectors.begin(["a", "bb"], ahead)
        vectors.begin(["bb"], ahead)
        asked = asking.submit(vectors, "bb")
        assert not asked.done()
        go_on.set()
        assert asked.result(10).tolist() == [2]
    assert encoder.asked == [["a", "bb"]]


def test_what_was_begun_and_failed_is_tried_again() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        if len(asked) == 1:
            raise RuntimeError("no memory")
        return np.array([[1]], np.float32)

    vectors = Remembered(encode, 10)
    with ThreadPoolExecutor(1) as ahead:
        vectors.begin(["a"], ahead)
    assert vectors("a").tolist() == [1]
    assert asked == ["a", "a"]


def test_where_no_thread_takes_the_work_who_asks_later_hears_and_it_is_tried_again() -> None:
    remembered = Remembered(lambda texts: np.ones((len(texts), 2), np.float32), 4)
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    remembered.begin(["a"], pool)
    assert remembered("a").tolist() == [1.0, 1.0]
