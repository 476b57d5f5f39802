"""Who speaks after the verb, and where a name with what belongs to it ends."""

from collections.abc import Sequence

import pytest

from index.statements.extract import extract
from index.values import Article

from .test_extract import check


def sources(text: str) -> Sequence[str | None]:
    return [statement.speaker.as_written for statement in extract(Article("a", text)).statements]


def test_a_verb_with_its_speaker_closes_a_sentence_with_commas_in_it() -> None:
    sentence = "The vote, which the mayor lost, came late, said the Daily Record."
    check(sentence, [(None, "indirect", "The vote, which the mayor lost, came late")])
    assert sources(sentence) == ["the Daily Record"]
    check("John Kirby, 62, said the talks failed.", [("John Kirby", "indirect", "the talks failed")])


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("John Kirby of his plan", "John Kirby"),
        ("John Kirby for the league", "John Kirby"),
        ("John Kirby at the talks", "John Kirby"),
    ],
)
def test_what_belongs_to_the_speaker_after_the_verb(source: str, written: str) -> None:
    assert sources(f"“It is over,” said {source}.") == [written]


def test_when_it_was_said_ends_before_its_subject() -> None:
    check("John Kirby said on Tuesday night stocks fell.", [("John Kirby", "indirect", "stocks fell")])


def test_a_figure_may_open_with_its_point() -> None:
    check("The rise is .8 to 1.4 feet, John Kirby said.", [("John Kirby", "indirect", "The rise is .8 to 1.4 feet")])


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("John Kirby earlier in the day", "John Kirby"),
        ("John Kirby in the morning", "John Kirby"),
        ("Voters interviewed for the poll", "Voters"),
    ],
)
def test_what_stands_between_the_speaker_and_the_verb(source: str, written: str) -> None:
    assert sources(f"{source} said it was over.") == [written]
