from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.articles.boilerplate import mark
from index.articles.passages import MAX_WORDS, split
from index.articles.read import read
from index.statements.extract import extract
from index.values import Article, Span

PARAGRAPHS = st.lists(
    st.integers(1, 260).map(lambda n: "word " * n)
    | st.sampled_from(
        ["He said so. " * 12, "See also this", "Leave a Reply", " date 2023-03-20 And", "“No,” she said.\r"]
    )
    | st.text(max_size=30),
    max_size=8,
)
TEXTS = PARAGRAPHS.map("\n".join)


def sentence(words: int, first: str = "Word") -> str:
    return " ".join([first, *["word"] * (words - 2), "end."])


def lengths(*paragraphs: str) -> list[int]:
    """Words in each passage of an article of these paragraphs."""
    return [len(p.text.split()) for p in split(Article("a", "\n".join(paragraphs)))]


def check(text: str, boilerplate: tuple[Span, ...]) -> None:
    """What holds of the passages of any text."""
    found = split(Article("a", text), boilerplate)
    for passage in found:
        assert text[passage.start : passage.end] == passage.text == passage.text.strip() != ""
        assert not any(passage.start < b.end and b.start < passage.end for b in boilerplate)
    assert all(a.end <= b.start for a, b in pairwise(found))
    # Nothing is lost: every character is in a passage, in boilerplate or white space.
    rest = list(text)
    for start, end in [*boilerplate, *((p.start, p.end) for p in found)]:
        rest[start:end] = " " * (end - start)
    assert "".join(rest).strip() == ""


@given(TEXTS)
def test_passages_of_any_text(text: str) -> None:
    check(text, mark(Article("a", text)))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 400)), max_size=4))
def test_passages_around_any_boilerplate(text: str, cuts: list[tuple[int, int]]) -> None:
    spans: list[Span] = []
    for start, length in sorted(cuts):
        start = max(start, spans[-1].end if spans else 0)
        end = min(start + length, len(text))
        if start < end:
            spans.append(Span(start, end))
    check(text, tuple(spans))


def test_paragraphs_are_packed_to_between_60_and_110_words() -> None:
    assert lengths(*[sentence(20)] * 6) == [60, 60]
    assert lengths(*[sentence(30)] * 4) == [60, 60]
    # A sentence that would pass 110 words begins the next passage; a paragraph ends one only from 60 words on.
    assert lengths(" ".join([sentence(50)] * 4)) == [100, 100]
    assert lengths(sentence(59), sentence(51)) == [110]
    assert lengths(sentence(59), sentence(52)) == [59, 52]
    assert lengths(sentence(60), sentence(50)) == [60, 50]


def test_a_short_remainder_joins_the_passage_before_it() -> None:
    assert lengths(sentence(100), sentence(25)) == [125]
    assert lengths(sentence(100), sentence(26)) == [100, 26]
    assert lengths(sentence(5)) == [5]


def test_boilerplate_parts_passages_however_short_they_are() -> None:
    text = "Before it.\nADVERTISEMENT\nAfter it."
    assert [p.text for p in split(Article("a", text), (Span(11, 24),))] == ["Before it.", "After it."]


def test_words_without_a_sentence_end_are_cut_at_white_space() -> None:
    text = " ".join(f"w{i}" for i in range(450))
    found = split(Article("a", text))
    assert [(p.text.split()[0], p.text.split()[-1]) for p in found] == [
        ("w0", "w199"),
        ("w200", "w399"),
        ("w400", "w449"),
    ]


def test_the_seeds_are_cut_into_citable_passages(seeds: Path) -> None:
    articles = [a for a in read([seeds]) if isinstance(a, Article)]
    found = [p for a in articles for p in split(a, mark(a))]
    sizes = sorted(len(p.text.split()) for p in found)
    assert 60 <= sizes[len(sizes) // 2] <= 100
    assert sizes[-1] <= MAX_WORDS + 25
    texts = [p.text for p in found]
    ceasefire = "“A ceasefire now would effectively be a ratification of the Russian invasion,” Kirby said."
    assert sum(ceasefire in t for t in texts) == 1
    assert sum("He noted that this came days after" in t for t in texts) == 1
    assert not any(t.startswith(("date ", "See also", "Leave a Reply", "Source:")) for t in texts)


def test_text_without_white_space_is_cut_too() -> None:
    article = Article("a", "ก" * 100_000)
    found = split(article)
    assert max(p.end - p.start for p in found) <= 8_000
    assert "".join(p.text for p in found) == article.text


SAID = [
    "“No,” she said.\r",
    "Anna Smith said: “We\nwill go.”",
    "Sign up for our newsletter",
    "Advertisement",
    "word " * 260,
]


@given(st.lists(st.sampled_from(SAID) | PARAGRAPHS.map("\n".join), max_size=6).map("\n".join))
def test_every_statement_stands_in_a_passage(text: str) -> None:
    article = Article("a", text)
    boilerplate = mark(article)
    found = split(article, boilerplate)
    for said in extract(article, boilerplate).statements:
        assert any(p.start < said.end and said.start < p.end for p in found), said.span
