"""The same statement in several articles: what is one, what stays two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.alike import content, says_same
from index.storage.places import KINDS, Located
from index.values import StatementKind, day_number
from rag.bearing import Choice
from rag.group import group

DAY = date(2023, 3, 20)


def choice(
    article: int,
    text: str,
    speaker: str | None = "John Kirby",
    kind: StatementKind = "direct",
    published: date | None = DAY,
    start: int = 0,
) -> Choice:
    """A statement that begins at `start` of an article."""
    located = Located(
        number=article,
        article=article,
        day=day_number(published),
        start=start,
        end=start + len(text),
        at=0,
        size=0,
        row=0,
        person=0,
        kind=KINDS.index(kind),
    )
    return Choice(located, text, speaker, 0.0)


def grouped(*choices: Choice, meaning: dict[str, int] | None = None) -> list[list[int]]:
    """Articles of the groups' members, the one shown first. Texts with one meaning have a cosine of 1, else of 0."""
    of = {c.located: (meaning or {}).get(c.text) for c in choices}

    def cosine(a: Located, b: Located) -> float:
        return float(of[a] is not None and of[a] == of[b])

    return [[c.located.article for c in (each.shown, *each.others)] for each in group(choices, cosine)]


RATIFY = "“A ceasefire called right now would basically just ratify Russia's conquest and give Mr Putin more time,”"
RATIFICATION = "“A ceasefire now would effectively be a ratification of the Russian invasion,”"
AGAIN = "“a ceasefire right now would basically ratify Russia’s conquest.”"

# One word less than what nobody says twice, and as many.
FEW = "“We will stay in Paris until this war ends”"
LEAST = "“We will stay in Paris until this long war ends”"


def test_one_statement_in_three_articles_is_one() -> None:
    same = {RATIFY: 0, RATIFICATION: 0, AGAIN: 0}
    assert grouped(choice(1, RATIFY), choice(2, RATIFICATION), choice(3, AGAIN), meaning=same) == [[1, 2, 3]]


def test_words_that_agree_in_part_are_one_only_where_the_meaning_does() -> None:
    assert grouped(choice(1, RATIFY), choice(2, RATIFICATION), meaning={RATIFY: 0, RATIFICATION: 0}) == [[1, 2]]
    assert grouped(choice(1, RATIFY), choice(2, RATIFICATION), meaning={RATIFY: 0, RATIFICATION: 1}) == [[1], [2]]


@pytest.mark.parametrize(("cosine", "groups"), [(0.619, 2), (0.62, 1)])
def test_how_near_a_meaning_must_be(cosine: float, groups: int) -> None:
    assert len(group([choice(1, RATIFY), choice(2, RATIFICATION)], lambda a, b: cosine)) == groups


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # other speakers, nobody, other words, alike or few words long after, other words of one article
        (choice(1, RATIFY), choice(2, RATIFY, "Jake Sullivan")),
        (choice(1, RATIFY, None), choice(2, RATIFY, None)),
        (choice(1, RATIFY), choice(2, "“We will never negotiate with terrorists,”")),
        (choice(1, RATIFY), choice(2, AGAIN, published=DAY + timedelta(30))),
        (choice(1, FEW), choice(2, FEW, published=DAY + timedelta(30))),
        (choice(1, RATIFY), choice(1, AGAIN, start=500)),
        (choice(1, "“Yes, now,”"), choice(2, "“Not now,”")),
    ],
)
def test_different_statements_stay_apart(first: Choice, second: Choice) -> None:
    assert len(grouped(first, second, meaning={RATIFY: 0, AGAIN: 0})) == 2


@pytest.mark.parametrize(
    "text", [RATIFY, RATIFY.replace("'", "’"), LEAST, f"that {RATIFY} he said", f"It would {RATIFY[32:]}"]
)
def test_what_is_quoted_again_months_later_word_for_word_is_the_same(text: str) -> None:
    of = LEAST if text == LEAST else RATIFY
    assert len(grouped(choice(1, of), choice(2, text, published=DAY + timedelta(200)))) == 1


def test_what_is_quoted_again_needs_no_meaning() -> None:
    first = "We will send engineers to rebuild the bridge over the northern river before winter comes"
    other = f"{first[8:]}, whatever it takes: money, steel, concrete, cranes, volunteers, patience, luck, prayer"
    again = f"Nobody doubts our plans, budgets, partners or friends: {first[8:70]}"
    assert says_same(content(other), content(again)) is None
    for days in (3, 300):
        apart = choice(2, again, published=DAY + timedelta(days))
        assert len(group([choice(1, other), apart], lambda a, b: 0.0)) == 1


def test_what_contradicts_one_of_a_group_is_not_in_it() -> None:
    # Each is like the first, which names no figure; the second and the third are not alike.
    vague, five, fifty = (
        f"“Prices in the shops would fall {much}in the coming months,”" for much in ("", "5 percent ", "50 percent ")
    )
    assert grouped(choice(1, vague), choice(2, five), choice(3, fifty)) == [[2, 1], [3]]


def test_undated_articles_may_hold_the_same() -> None:
    assert grouped(choice(1, RATIFY, published=None), choice(2, RATIFY)) == [[1, 2]]


def test_the_most_direct_and_then_the_fullest_is_shown_where_the_best_ranked_stood() -> None:
    other = choice(4, "“We are watching this closely, very closely indeed,”")
    indirect = choice(1, AGAIN.strip("“”"), kind="indirect")
    assert grouped(indirect, other, choice(2, AGAIN), choice(3, RATIFY)) == [[3, 1, 2], [4]]


def test_nothing_gives_nothing() -> None:
    assert grouped() == []


def test_shown_is_the_most_direct_before_the_longest() -> None:
    same = {RATIFY: 0, AGAIN: 0}
    assert grouped(choice(1, RATIFY, kind="indirect"), choice(2, AGAIN), meaning=same) == [[2, 1]]


def test_the_others_stand_in_order_of_article_then_of_place() -> None:
    places = [(3, 0), (2, 90), (1, 50), (2, 10)]
    [found] = group([choice(article, RATIFY, start=start) for article, start in places], lambda a, b: 0.0)
    shown, *others = ((c.located.article, c.located.start) for c in (found.shown, *found.others))
    assert (shown, others) == ((3, 0), [(1, 50), (2, 10), (2, 90)])


def test_nobody_s_words_leave_others_as_they_are() -> None:
    nobody_s = [choice(1, RATIFY, None), choice(1, RATIFY, None, start=500), choice(1, AGAIN, None)]
    assert grouped(*nobody_s, choice(2, AGAIN), choice(3, RATIFY)) == [[1, 1], [1], [3, 2]]


def test_what_fits_two_groups_joins_the_one_with_more_of_its_words() -> None:
    meaning = {RATIFICATION: 1, RATIFY: 0, AGAIN: 1}
    assert grouped(choice(1, RATIFICATION), choice(2, RATIFY), choice(3, AGAIN), meaning=meaning) == [[1], [2, 3]]


def test_what_says_the_same_as_one_of_a_group_is_of_it() -> None:
    harbour, ferries = "We will keep the harbour and railway open", "the ferries will sail to Norway every winter"
    both = choice(1, f"“{harbour} and {ferries},”")
    assert grouped(choice(0, f"“{harbour},”"), choice(2, f"“{ferries},”")) == [[0], [2]]
    assert grouped(choice(0, f"“{harbour},”"), both, choice(2, f"“{ferries},”")) == [[1, 0, 2]]


@pytest.mark.parametrize("text", ["“Ferries reached Bergen,”", "“Prices fell,”"])
def test_few_words_that_are_the_same_are_one_statement(text: str) -> None:
    assert grouped(choice(1, text), choice(2, text)) == [[1, 2]]
