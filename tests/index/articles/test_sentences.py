from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles.sentences import paragraphs, sentences
from index.values import Span

# Text with what news is made of, so that splits happen, beside any Unicode at all.
ODDS = st.sampled_from(
    [
        "He said so. ",
        "“No,” she said. ",
        "U.S. ",
        "Mr. ",
        "\n",
        "\r\n",
        "\u2028",
        ". ",
        "!",
        '"',
        "”",
        "arrivalHe noted",
    ]
)
TEXTS = st.lists(ODDS | st.text(max_size=8), max_size=20).map("".join)


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text, Span(0, len(text)))]


# Split by hand. One sentence a line.
NEWS = """
The U.S. is concerned that a bilateral meeting could deepen relations.
China has not condemned the war.

He met Mr. Putin on Monday.
Mrs. Clinton and Dr. Fauci did not.

President George W. Bush spoke with J. K. Rowling.
Nobody else did.

“A ceasefire now would effectively be a ratification of the Russian invasion,” Kirby said.
“We are watching this closely.”
China has denied the allegation.

"It is true that both of our countries share the same, or some similar goals," Xi told Putin.
The Russian leader also talked about the plan.

US Secretary of State Anthony Blinken on Monday Hit about Xi’s arrival
He noted that this came days after the Court issued a warrant.

The talks begin at 10 a.m. ET on Tuesday.
They end at 5 p.m. EDT.
Nobody knows why.

The court overturned Roe v. Wade in June.
He met then-Sen. Smith and ex-Gov. Jones.
Sen. Anna Brown, D-W.Va., did not.
Nobody cited Ali vs. Frazier.
It ended.

The U.S. National Security Council spokesman John Kirby noted America would not support any agreement.
Shares of Apple Inc. rose 3.5 percent.
Is that much?
It is!

Officials met in Washington, D.C., on Jan. 6 and Sept. 11.
Gov. Ron DeSantis joined LinkedIn and YouTube.

The list is long.
(The irony is not lost on him.)
According to the Tampa (Fla.) Tribune, it grows.

Inflation was 2.5% in the U.K.
It was 0.1% in Japan.
"""


@pytest.mark.parametrize("block", NEWS.strip().split("\n\n"))
def test_news_is_split_as_by_hand(block: str) -> None:
    lines = block.split("\n")
    text = " ".join(lines).replace("arrival He", "arrivalHe")
    assert split(text) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", ["one\ntwo"]),  # a wrapped line
        ("One.\nTwo.", ["One.", "Two."]),
        ("One\r\n\r\n  Two  \r\n", ["One", "Two"]),
        ("Title\n\nlower case after a blank line", ["Title", "lower case after a blank line"]),
        ("He said it.”\nand went.", ["He said it.”", "and went."]),
        ("a\u2028B\u2029C", ["a", "B", "C"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [p.of(text) for p in paragraphs(text)] == expected


def solid(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    found = paragraphs(text)
    assert solid("".join(p.of(text) for p in found)) == solid(text)
    check_order(text, found)


@given(TEXTS)
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    for paragraph in paragraphs(text):
        found = sentences(text, paragraph)
        assert solid("".join(s.of(text) for s in found)) == solid(paragraph.of(text))
        assert found[0].start == paragraph.start
        assert found[-1].end == paragraph.end
        check_order(text, found)


def check_order(text: str, spans: list[Span]) -> None:
    """Spans are stripped, not empty, in order and apart."""
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_line_of_any_length_is_split() -> None:
    # 40,000 opening quotation marks that nothing closes.
    text = "“No. He said so. " * 40_000
    found = split(text)
    assert solid("".join(found)) == solid(text)
    assert max(map(len, found)) <= 5_000


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u3000", "\x85", "\u1680"])
def test_no_white_space_is_too_wide_for_the_splitter(space: str) -> None:
    text = f"He took vitamin C{space}. It is over."
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))][-1] == "It is over."
