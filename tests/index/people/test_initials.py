"""Whose initials articles have beside a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from index.people.initials import Initials, beside, initials_of
from index.people.register import register
from index.values import Mention

OCASIO = ("AOC said so.", ["Alexandria Ocasio-Cortez"])


def forms(
    *articles: tuple[str, Sequence[str]], explained: Mapping[str, Mapping[str, int]] | None = None
) -> dict[str, list[str]]:
    """The initials of everybody who has some, from texts and the people whom they name."""
    counts = Counter(pair for text, names in articles for pair in beside(text, names))
    initials = Initials((*pair, n) for pair, n in counts.items())
    registry = register((str(at), tuple(map(Mention, names))) for at, (_, names) in enumerate(articles))
    found = initials.added(registry, lambda short: (explained or {}).get(short, {}))
    pairs = [(person, before) for person, before in zip(found, registry.people, strict=True) if person != before]
    return {person.name: [form for form in person.forms if form not in before.forms] for person, before in pairs}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alexandria Ocasio-Cortez", "AOC"),
        ("John F. Kennedy", "JFK"),
        ("Mohammed bin Salman", "MBS"),
        ("Martin Luther King Jr.", "MLK"),
        ("J.D. Vance", "JDV"),
        ("", ""),
    ],
)
def test_initials_of_a_name(name: str, expected: str) -> None:
    assert initials_of(name) == expected


def test_two_articles_make_initials_somebody_s() -> None:
    assert forms(OCASIO) == {}
    assert forms(OCASIO, OCASIO) == {"Alexandria Ocasio-Cortez": ["AOC"]}


def test_an_article_may_call_somebody_by_less_of_the_name() -> None:
    named = ("Johnson won.", ["Lyndon B. Johnson"])
    assert forms(named, *[("LBJ won.", ["Lyndon Johnson"])] * 2) == {"Lyndon Johnson": ["LBJ"]}


def test_initials_that_are_mostly_alone_or_beside_others_are_nobody_s() -> None:
    alone = ("The AOC of the Capitol met.", ["Ann Lee"])
    assert forms(OCASIO, OCASIO, *[alone] * 4) == {"Alexandria Ocasio-Cortez": ["AOC"]}
    assert forms(OCASIO, OCASIO, *[alone] * 5) == {}
    other = ("AOC said so.", ["Andrew Oscar Conrad"])
    assert forms(OCASIO, OCASIO, other) == {"Alexandria Ocasio-Cortez": ["AOC"]}
    assert forms(OCASIO, OCASIO, other, other) == {}


def test_initials_that_articles_explain_as_an_organisation_s() -> None:
    assert forms(OCASIO, OCASIO, explained={"AOC": {"architect of the capitol": 2}}) == {}
    own = {"AOC": {"alexandria ocasio cortez": 2}}
    assert forms(OCASIO, OCASIO, explained=own) == {"Alexandria Ocasio-Cortez": ["AOC"]}


def test_father_and_son_share_initials_but_for_the_suffix() -> None:
    son = ("RFK Jr. and his father, RFK", ["Robert F. Kennedy Jr.", "Robert F. Kennedy"])
    assert forms(son, son) == {"Robert F. Kennedy": ["RFK"], "Robert F. Kennedy Jr.": ["RFK", "RFK Jr"]}
    assert forms(*[("DJT won.", ["Donald J. Trump"])] * 4, ("DJT won.", ["Donald J. Trump Jr."])) == {
        "Donald J. Trump": ["DJT"]
    }


def test_a_junior_s_initials_may_have_the_suffix_though_articles_leave_it_out() -> None:
    king = ("MLK marched.", ["Martin Luther King Jr."])
    assert forms(king, king) == {"Martin Luther King Jr.": ["MLK", "MLK Jr"]}


def test_words_that_only_look_like_initials() -> None:
    assert forms(*[("The U-AOC met AOCS and AOC&T and SAOC.", ["Alexandria Ocasio-Cortez"])] * 2) == {}
