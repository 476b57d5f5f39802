"""Questions of every shape on the seed articles, answered from end to end: who said what, and where it stands.

A statement is written as the first three characters of its article's id and how its words begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.filters import Filters
from index.searcher import Searcher
from rag.answer import answer
from rag.values import Answer, Question

BLINKEN = {"004 that this came days after", "004 “China has no responsibility", "004 “Any call for a cease-fire"}
RATIFY = {"000 “A ceasefire called right now", "001 “A ceasefire now would", "002 “While that sounds perfectly"}
SULLIVAN = {"001 “We are watching this closely,”", "001 “Of course, Russia’s interests"}
FRIDAY = {"003 that the war must end “fairly,”", "003 that Xi should also talk by phone"}


@pytest.fixture(scope="module")
def searcher(seed_index: Path) -> Iterator[Searcher]:
    searcher = Searcher(seed_index)
    yield searcher
    searcher.close()


def said(found: Answer) -> list[tuple[str, str, str | None]]:
    """Article, words and speaker of every statement, other wordings included."""
    return [
        (citation.article_id[:3], text, s.speaker)
        for s in found.statements
        for text, citation in [(s.text, s.citation), *((o.text, o.citation) for o in s.also_reported_by)]
    ]


@pytest.mark.parametrize(
    ("question", "speaker", "expected"),
    [
        ("What did Blinken say?", "Anthony Blinken", BLINKEN),
        ("what did blinken say", "Anthony Blinken", BLINKEN),
        ("WHAT DID ANTONY BLINKEN SAY", "Anthony Blinken", BLINKEN),
        ("what has blinkin said?", "Anthony Blinken", BLINKEN),
        ("What did Washington's top diplomat say?", "Anthony Blinken", BLINKEN),
        ("statements by the US Secretary of State", "Anthony Blinken", BLINKEN),
        ("What did Blinken say about the ceasefire?", "Anthony Blinken", {"004 “Any call for a cease-fire"}),
        ("What did Sullivan say?", "Jake Sullivan", SULLIVAN),
        ("what did Biden's security adviser say", "Jake Sullivan", SULLIVAN),
        ("What did Kirby say on Friday?", "John Kirby", FRIDAY),
        ("Kirby's comments on a marriage of convenience", "John Kirby", {"000 that the relations between Russia"}),
        ("what did danilov say about withdrawal", "Oleksiy Danilov", {"004 that “successful implementation”"}),
        ("Did Xi say that the countries share similar goals?", "Xi Jinping", {'000 "It is true that both'}),
        ("Who said the war must end fairly?", "John Kirby", {"003 that the war must end “fairly,”"}),
        ("who said marriage of convenience", "John Kirby", {"000 that the relations between Russia"}),
        ("Who warned against adding fuel to the fire?", "Xi Jinping", {"004 “Most countries support"}),
        ("How did Putin respond to China's plan?", None, {"004 that Russia had “carefully studied”"}),
        ("What has Kirby said on arms to Russia", "John Kirby", {"000 that “it will not be in China’s best"}),
        ("According to Peskov, what is Tuesday?", None, {"003 after the “face-to-face” meeting"}),
        ("What did Xi tell TASS?", "Xi Jinping", {"002 “I am very glad"}),
        ("what did the White House spokesman say about the ceasefire", "John Kirby", RATIFY),
        ("What did Kirby say about the ceasefire?", "John Kirby", RATIFY),
    ],
)
def test_statements(searcher: Searcher, question: str, speaker: str | None, expected: set[str]) -> None:
    found = answer(searcher, Question(question, max_statements=50))
    assert (found.answered, found.reason) == (True, None)
    first = said(found)
    for each in expected:
        article, start = each[:3], each[4:]
        assert any(a == article and text.startswith(start) for a, text, _ in first), (each, first)
    if speaker is not None and found.interpretation.kind == "said":
        assert {name for _, _, name in first} == {speaker}


def test_nobody_elses_words_are_blinkens(searcher: Searcher) -> None:
    found = said(answer(searcher, Question("What did Blinken say?", max_statements=200)))
    assert {
        f"{a} {text}"[: len(each)] for a, text, _ in found for each in BLINKEN if text.startswith(each[4:])
    } == BLINKEN
    assert len(found) == len(BLINKEN)


def test_the_same_statement_in_three_outlets_is_one_answer(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Kirby say about the ceasefire?"))
    shown = next(s for s in found.statements if s.text.startswith("“A ceasefire called right now"))
    assert [(o.citation.article_id[:3], o.kind, o.text[:20]) for o in shown.also_reported_by] == [
        ("001", "direct", "“A ceasefire now wou"),
        ("002", "direct", "“While that sounds p"),
    ]
    others = [s.text for s in found.statements if s is not shown]
    assert len(others) >= 3
    assert not any("ratif" in text for text in others)


@pytest.mark.parametrize(
    ("question", "expected"), [("What did Blinken say?", 2), ("What did Kirby say about the ceasefire?", 6)]
)
def test_passages_that_hold_the_statements_come_first(searcher: Searcher, question: str, expected: int) -> None:
    found = answer(searcher, Question(question, top_k=10))
    places = [
        place for s in found.statements for place in (s.citation, *(other.citation for other in s.also_reported_by))
    ]
    holding = [
        [
            n
            for n, place in enumerate(places)
            if place.article_id == p.citation.article_id and p.citation.start <= place.start < p.citation.end
        ]
        for p in found.passages
    ]
    # In the order of the statements, however each was said.
    first = [min(numbers) for numbers in holding if numbers]
    assert first == sorted(first)
    assert all(holding[: len(first)])
    assert len(first) == expected
    assert [p.score for p in found.passages[:expected]] == pytest.approx(
        [1 + 1 / n for n in range(1, expected + 1)], abs=1e-6
    )
    assert all(p.score < 1 for p in found.passages[expected:])
    assert found.passages[0].lexical_rank is not None


@pytest.mark.parametrize(
    ("question", "reason", "suggestions"),
    [
        ("What did Merkel say?", "unknown_speaker", ()),
        ("What did Angela Merkel say about gas?", "unknown_speaker", ()),
        ("What did Zelensky say?", "no_statement", ()),
        ("What did Qin Gang say?", "no_statement", ()),
        ("What did Kirby say about football?", "no_statement", ()),
        ("Who won the World Cup?", "low_confidence", ()),
        ("xylophone zebra", "no_match", ()),
    ],
)
def test_not_answered_comes_with_its_reason(
    searcher: Searcher, question: str, reason: str, suggestions: tuple[str, ...]
) -> None:
    found = answer(searcher, Question(question))
    assert (found.answered, found.reason, found.suggestions) == (False, reason, suggestions)
    if reason in ("unknown_speaker", "no_statement"):
        assert found.statements == ()


def test_the_same_question_gives_the_same_answer(searcher: Searcher) -> None:
    first, second = (answer(searcher, Question("What did Kirby say about the ceasefire?")) for _ in range(2))
    assert (first.statements, first.passages, first.confidence) == (
        second.statements,
        second.passages,
        second.confidence,
    )


def test_a_speaker_filter_keeps_everybody_elses_words_out(searcher: Searcher) -> None:
    only = Filters(speakers=("Jake Sullivan",))
    for question in ("What did Kirby say?", "Who is watching this closely?", "who said Russia's interests"):
        found = answer(searcher, Question(question, filters=only))
        assert {s.speaker for s in found.statements} <= {"Jake Sullivan"}
    assert answer(searcher, Question("What did Kirby say?", filters=only)).reason == "no_statement"
    assert len(answer(searcher, Question("What did Sullivan say?", filters=only)).statements) == 2


def test_a_question_to_an_organisation_that_said_nothing_keeps_its_dates(searcher: Searcher) -> None:
    asked = answer(searcher, Question("What did the Kremlin announce in March 2023?")).interpretation
    assert (asked.kind, asked.speakers) == ("open", ())
    assert [str(asked.published_from), str(asked.published_to)] == ["2023-03-01", "2023-03-31"]


def test_an_organisation_that_said_nothing_has_no_statement(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did the Kremlin say about football?"))
    assert (found.interpretation.speakers, found.reason) == (("the Kremlin",), "no_statement")


def test_of_who_said_little_what_is_alike_is_found_without_a_word_of_the_topic(searcher: Searcher) -> None:
    found = answer(searcher, Question("What did Jake Sullivan say about an armistice?"))
    assert [s.speaker for s in found.statements] == ["Jake Sullivan"]
    assert found.confidence < 0.6
    assert answer(searcher, Question("What did Jake Sullivan say about spaghetti?")).reason == "no_statement"
    # Who said more has words for what he spoke of.
    assert answer(searcher, Question("What did Kirby say about an armistice?")).reason == "no_statement"
