"""How much of a topic a text holds; the terms of texts against the index's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import term_set, terms
from rag.terms import Among
from rag.weigh import Topic

PIECES = st.sampled_from(
    [
        "cease-fire",
        "U.S.",
        "U.S.-led",
        "non‑profit",
        "Zelenskyy’s",
        "Beyoncé",
        "“No,”",
        "3.5",
        "a.m.",
        "e.g",
        "—",
        "dying",
    ]
)


class Weights:
    """Stands in for a searcher: a term weighs as many as it has letters."""

    def idf(self, term: str) -> float:
        return float(len(term))


@given(st.lists(PIECES | st.text(st.characters(codec="latin-1")), max_size=8))
def test_terms_of_a_text_are_the_indexs(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert term_set(text) == set(terms(text))


@given(st.lists(PIECES | st.text(st.characters(codec="latin-1")), max_size=8), st.sets(PIECES, max_size=8))
def test_terms_among_some_are_the_indexs(pieces: list[str], asked: set[str]) -> None:
    text, wanted = " ".join(pieces), frozenset(terms(" ".join(asked)))
    among = Among(wanted)
    held = wanted & set(terms(text))
    # The same whatever stands beside it.
    assert among([text]) == [held]
    assert among([text, "", text, text[1:]])[:3] == [held, set(), held]
    assert among([]) == []


@pytest.mark.parametrize("letter", ["ﬅ", "ß", "ﬁ", "İ", "ǰ", "🙂"])
def test_letters_that_are_several_in_upper_case(letter: str) -> None:
    wanted = frozenset(terms(f"{letter}one bridge")) | {f"{letter}one"}
    [held] = Among(wanted)([f"The {letter}one bridge fell."])
    assert held == wanted & set(terms(f"The {letter}one bridge fell."))


def test_terms_of_the_seeds_are_the_indexs(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert term_set(line) == set(terms(line)), line


@pytest.mark.parametrize(
    ("topic", "text", "expected"),
    [
        # Terms: talk 4, ceasefir 8, rate 4, us 2, beyonc 6, die 3.
        ("the talks", "They talked.", 1),
        ("the talks", "They stalked.", 0),
        ("ceasefire talks", "No cease-fire yet.", 8 / 12),
        ("ceasefire talks", "Talking about a Ceasefire", 1),
        ("cease-fire", "The ceasefire holds.", 1),
        ("cease-fire", "They cease, under fire.", 1),
        ("cease-fire", "They cease.", 0),
        ("US rates", "The U.S. raised it.", 2 / 6),
        ("US rates", "“U.S. officials raised it.", 2 / 6),
        ("US rates", "officials—U.S. ones—raised it", 2 / 6),
        ("U.S. rates", "interest-rate rises in the US", 1),
        ("Beyoncé", "“Beyonce” sang", 1),
        ("Beyonce", "BEYONCÉ!", 1),
        ("the dead and dying", "He may die.", 3 / 7),
        ("9/11", "He was there on 9/11.", 1),
        ("9/11", "$2.9 billion", 0),
        ("Élan", "elan", 1),
        ("elan", "Élan", 1),
        ("it", "It is what it is", 0),
        ("", "anything", 0),
    ],
)
def test_share_of_a_topic_by_hand(topic: str, text: str, expected: float) -> None:
    found = Topic(Weights(), topic).shares(["", text, text])  # type: ignore[arg-type]
    assert found == pytest.approx([0, expected, expected])


def test_what_lacks_the_names_of_a_topic_or_what_it_says_of_them() -> None:
    shooting = Topic(Weights(), "the Uvalde shooting")  # type: ignore[arg-type]
    texts = [
        "A fair was held in Uvalde.",
        "Shots rang out in Uvalde.",
        "The shooting shocked Uvalde.",
        "Another shooting",
        "Uvalde mourns",
        "",
    ]
    assert shooting.is_of_both
    assert shooting.lacking(texts) == [True, False, False, True, True, True]


@pytest.mark.parametrize("topic", ["the shooting", "Uvalde", "the American economy", "it", ""])
def test_topics_without_a_name_or_with_nothing_else(topic: str) -> None:
    assert not Topic(Weights(), topic).is_of_both  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("topic", "held", "lacks"),
    [
        ("the death", "She died.", "She is dead tired."),
        ("losing", "We lost it, a loss for all.", "It is late."),
        ("the invasion", "Whoever invades pays.", "It is inviting."),
        ("defence spending", "Defense spends enough.", "Fences are dear."),
        # No name has forms.
        ("Sale", "“Sale is a town,” he said.", "It was sold."),
    ],
)
def test_a_word_is_held_by_its_other_forms(topic: str, held: str, lacks: str) -> None:
    assert Topic(Weights(), topic).shares([held, lacks]) == [1.0, 0.0]  # type: ignore[arg-type]
