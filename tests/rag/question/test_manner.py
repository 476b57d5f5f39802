"""Verbs that tell alike how something was said."""

from __future__ import annotations

import pytest

from index.values import Span, Speaker, Statement
from rag.question.manner import judged, judges, lemma, manner, tells, wants


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("criticised", "slams", True),
        ("criticize", "condemning", True),
        ("criticised", "praised", False),
        ("apologised", "apologize", True),
        ("denied", "rejects", True),
        ("promised", "vow", True),
        ("alleged", "claims", True),
        ("asked", "pleads", True),
        ("said", "told", False),
    ],
)
def test_which_verbs_are_alike(a: str, b: str, alike: bool) -> None:
    assert (lemma(b) in manner(a)) is alike
    assert (lemma(a) in manner(b)) is alike


def test_judgements_are_told_from_other_manners() -> None:
    assert [judges(manner(verb)) for verb in ("slammed", "hailed", "denied", "apologised", "warned", "joked")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("verb", "text", "told"),
    [
        ("condemn", "“We strongly condemn this.”", True),
        ("apologise", "I want to apologize to you all", True),
        ("blame", "that forged tickets were to blame for the delay", True),
        ("condemn", "Others condemn this, and want to attack me", False),
        ("praise", "“We strongly condemn this.”", False),
        # Any words may be a promise, which only the verb tells.
        ("promise", "I promise to come", False),
    ],
)
def test_what_somebody_does_by_saying_so(verb: str, text: str, told: bool) -> None:
    speaker = Speaker(None, "none", "She", Span(0, 3), None)
    statement = Statement("a", 0, len(text), (Span(0, len(text)),), "direct", speaker, "said", None)
    assert tells(statement, text, manner(verb)) is told


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Berg for the plan of Lund", "Berg"),
        ("President Ann Berg’s handling of the harbour", "President Ann Berg’s handling"),
        ("the plan", "the plan"),
    ],
)
def test_whom_somebody_judges(words: str, whom: str) -> None:
    assert judged(words) == whom


def test_who_thanked_somebody_said_so() -> None:
    assert "thank" in manner("thanked")
    assert manner("thanks") == manner("thank")


def test_what_is_no_verb_of_saying_has_no_manner() -> None:
    assert (lemma("According to"), manner(""), manner("ran")) == ("according to", frozenset(), frozenset())


@pytest.mark.parametrize(
    ("verb", "rest", "wanted"),
    [
        ("called", "for berg to resign", True),
        ("calls", "on berg", True),
        ("called", "berg a liar", False),
        ("urged", "a vote", True),
        ("demands", "that berg resign", True),
        ("asked", "berg to resign", True),
        ("asked", "about berg", False),
        ("told", "berg to go", True),
        ("told", "berg that to go was wise", False),
        ("told", "that to go was wise", False),
        ("said", "to go was wise", False),
    ],
)
def test_what_is_wanted_of_somebody(verb: str, rest: str, wanted: bool) -> None:
    assert wants(verb, rest) is wanted
