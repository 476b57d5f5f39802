"""Words that stand below the line that tells whose they are."""

from __future__ import annotations

import pytest

from index.statements.extract import extract
from index.values import Article

WORDS = "Our harbor is closed. We will not open it in May."


def said(*paragraphs: str) -> list[tuple[str | None, str]]:
    text = "\n\n".join(("Mayor Anna Smith spoke on Monday.", *paragraphs))
    return [(s.speaker.name, text[s.start : s.end]) for s in extract(Article("a", text)).statements]


@pytest.mark.parametrize("line", ["Smith said:", "In a post on Facebook, Smith wrote:", "Smith wrote in a letter:"])
def test_a_paragraph_below_a_verb_is_the_speaker_s(line: str) -> None:
    assert said(line, WORDS, "The council met.") == [("Anna Smith", WORDS)]
    assert said(line, WORDS, "I am sorry for it.", "Smith left.") == [
        ("Anna Smith", WORDS),
        ("Anna Smith", "I am sorry for it."),
    ]


def test_a_name_in_a_line_of_its_own_speaks_below() -> None:
    talk = said("ROSA DIAZ, HOST:", "Hello, Mayor.", "Anna Smith:", WORDS, "Rosa Diaz:", "Thank you.")
    assert talk == [("Rosa Diaz", "Hello, Mayor."), ("Anna Smith", WORDS)]


@pytest.mark.parametrize(
    "line", ["Here is what Smith said:", "Smith said the city would:", "A study of the harbor found:", "Nobody said:"]
)
def test_what_is_no_speaker_s_line_hands_on_nothing(line: str) -> None:
    assert WORDS not in [words for _, words in said(line, WORDS)]
