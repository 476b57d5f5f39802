from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.filters import Filters
from index.searcher import Searcher
from index.storage.places import Located
from index.terms import terms
from rag import retrieve as retrieving
from rag.answer import answer
from rag.bearing import Choice
from rag.choose import choose
from rag.decide import ALL_EVIDENCE, LEXICAL, Fit, Signs, decide, margin, read_signs
from rag.fuse import ARTICLE, WORDS, fuse
from rag.group import Group, group
from rag.question.understand import Understood
from rag.retrieve import retrieve
from rag.values import Interpretation, Question


@pytest.fixture(scope="module")
def searcher(seed_index: Path) -> Iterator[Searcher]:
    searcher = Searcher(seed_index)
    yield searcher
    searcher.close()


def test_probability_by_hand() -> None:
    signs = Signs(support=0.5, coverage=0.75, margin=0.25, terms=8, passages=50_000)
    assert Fit(0, 0, 0, 0, 0).probability(signs) == 0.5
    # -2 + 2 * .5 + 4 * .75 - 8 * .25 + 3 * ln 8 - 3 * ln 8 + 1 = 1.
    fit = Fit(-2 + 1 - 3 * math.log(8), 2, 4, -8, 3)
    assert fit.probability(signs) == pytest.approx(math.e / (1 + math.e))


def test_lengths_that_no_fit_has_seen_change_nothing() -> None:
    few, least = (Signs(0.5, 0.75, 0.25, terms, 9) for terms in (1, 6))
    many, most = (Signs(0.5, 0.75, 0.25, terms, 9) for terms in (90, 16))
    assert few.length == least.length == pytest.approx(math.log(6))
    assert many.length == most.length == pytest.approx(math.log(16))


def test_among_fewer_passages_the_same_signs_say_more() -> None:
    many, more, few, none = (Signs(0.5, 0.75, 0.25, 8, passages) for passages in (50_000, 400_000, 500, 0))
    assert many.scarcity == more.scarcity == 0
    assert few.scarcity == pytest.approx(math.log(100))
    assert none.scarcity == pytest.approx(math.log(50_000))
    # .5 * ln 100 + 2 * .25 * ln 100 = ln 100.
    assert Fit(0, 0, 0, 0, 0, scarcity=0.5, scarce_margin=2).probability(few) == pytest.approx(100 / 101)


@pytest.mark.parametrize(("probability", "reason"), [(0.219, "low_confidence"), (0.22, None)])
def test_how_probable_an_answer_must_be(
    searcher: Searcher, probability: float, reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fit, "probability", lambda fit, signs: probability)
    found = answer(searcher, Question("ceasefire in Ukraine"))
    assert (found.interpretation.kind, found.confidence, found.reason) == ("open", probability, reason)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("is it?", "low_confidence"),
        ("the", "low_confidence"),
        ("2023", "low_confidence"),
        ("the ceasefire", None),
        ("China 2023", None),
        # By its days.
        ("What happened in March 2023?", None),
    ],
)
def test_what_asks_for_nothing_has_no_answer(
    searcher: Searcher, asked: str, reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fit, "probability", lambda fit, signs: 0.9)
    found = answer(searcher, Question(asked))
    assert (found.interpretation.kind, found.reason) == ("open", reason)


def test_what_a_filter_leaves_is_what_was_searched(searcher: Searcher) -> None:
    only = Filters(article_ids=("001_c06f384d297485e8",))
    found = retrieve(searcher, Question("Did Sullivan discuss a ceasefire?", filters=only), Interpretation(kind="open"))
    article = searcher.article("001_c06f384d297485e8")
    assert article is not None
    ranked = fuse(searcher, found)
    read = searcher.passages([f.row for f in ranked])
    # All of its passages are near enough to be found.
    assert len(ranked) == read_signs(searcher, found, ranked, read, is_packaged=True).passages == 5


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], 0.0),
        ([0.4], 0.0),
        ([0.4, 0.1], 0.3),
        # The best of the first five counts, wherever a re-ranker put it; the tenth best may stand anywhere.
        ([0.3, 0.5, 0.2, 0.2, 0.2, 0.9], 0.3),
        ([0.5] * 9 + [0.1, 0.2], 0.3),
        ([0.5] * 12, 0.0),
    ],
)
def test_margin(scores: list[float], expected: float) -> None:
    assert margin(scores) == pytest.approx(expected)


def test_signs_are_what_the_first_five_passages_say(searcher: Searcher) -> None:
    found = retrieve(searcher, Question("Did Sullivan discuss the ceasefire in Beijing?"), Interpretation(kind="open"))
    ranked = fuse(searcher, found)
    passages = searcher.passages([f.row for f in ranked[:5]])
    weights = {term: searcher.idf(term) for term in found.terms}
    covered = [
        sum(weights[t] for t in set(terms(f"{heading.title}\n{passage.text}")) & weights.keys())
        for passage, heading in passages.values()
    ]
    signs = read_signs(searcher, found, ranked, passages, is_packaged=True)
    assert signs.terms == len(found.terms) == 4
    assert signs.passages == 37
    assert signs.coverage == pytest.approx(max(covered) / sum(weights.values()))
    assert 0 < signs.coverage < 1
    leads = [int(searcher.leads([article])[0]) for article in searcher.articles_of([f.row for f in ranked[:5]])]
    assert signs.support == max(searcher.cosines(found.query, leads))
    best = sorted((f.evidence.score for f in ranked), reverse=True)
    assert signs.margin == pytest.approx(max(f.evidence.score for f in ranked[:5]) - best[9])
    # Another encoder's cosines mean something else: only words count.
    lexical = read_signs(searcher, found, ranked, passages, is_packaged=False)
    assert lexical.support == max(f.evidence.article for f in ranked[:5])
    words = [(WORDS * f.evidence.words + ARTICLE * f.evidence.article) / (WORDS + ARTICLE) for f in ranked]
    assert lexical.margin == pytest.approx(max(words[:5]) - sorted(words, reverse=True)[9])
    assert read_signs(searcher, found, [], {}, is_packaged=True) == Signs(0.0, 0.0, 0.0, 4, 37)


@pytest.mark.parametrize("fit", [ALL_EVIDENCE, LEXICAL])
def test_better_signs_never_lower_it(fit: Fit) -> None:
    poor = Signs(support=0.1, coverage=0.1, margin=0.0, terms=8, passages=50_000)
    good = Signs(support=0.7, coverage=0.9, margin=0.2, terms=8, passages=50_000)
    assert fit.probability(poor) < 0.1
    assert fit.probability(good) > 0.4
    for sign in ("support", "coverage", "margin"):
        assert fit.probability(replace(poor, **{sign: getattr(good, sign)})) > fit.probability(poor)


@pytest.mark.parametrize("question", ["How far did the talks on a ceasefire get?", "Who said a ceasefire would help?"])
def test_it_does_not_depend_on_how_much_is_asked_for(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    # Fewer than there are, as among many articles.
    monkeypatch.setattr(retrieving, "CANDIDATES", 6)
    few, many = (answer(searcher, Question(question, k, statements)) for k, statements in ((3, 1), (20, 10)))
    assert len(few.passages) == 3
    assert len(many.passages) > 5
    assert many.passages[:3] == few.passages
    assert few.confidence == many.confidence


def bearing(*scores: float) -> list[Group]:
    """Statements that bear so well on what is asked."""
    return [Group(Choice(Located(i, 0, 0, 0, 9, 0, 0, 0, 0, 0), "", "A", s), ()) for i, s in enumerate(scores)]


@pytest.mark.parametrize(
    ("read", "scores", "expected"),
    [
        (Interpretation("said", ("A",)), [0.0], 0.93),
        # Others whom a name fits leave as sure who is meant; what little bears on a topic is hardly an answer.
        (Interpretation("said", ("A",), ("B",)), [0.0], 0.93),
        (Interpretation("said", ("A",), topic="gas"), [0.1, 0.2], 0.93 * (0.25 + 1.5 * 0.2)),
        (Interpretation("said", ("A",), topic="gas"), [0.9], 0.93),
        # The best of the first five tells, not one that few will read.
        (Interpretation("said", ("A",), topic="gas"), [0.1] * 5 + [0.9], 0.93 * (0.25 + 1.5 * 0.1)),
        # Of who said it, the statements tell as much as the passages, whichever tells more.
        (Interpretation("who_said", topic="gas"), [0.5], 0.93 * 0.5),
        (Interpretation("who_said", topic="gas"), [0.2], 0.3),
        (Interpretation("who_said", topic="gas"), [], 0.3),
        (Interpretation("open"), [0.5], 0.3),
    ],
)
def test_how_sure_statements_make_an_answer(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, read: Interpretation, scores: list[float], expected: float
) -> None:
    monkeypatch.setattr(Fit, "probability", lambda fit, signs: 0.3)
    found = retrieve(searcher, Question("gas"), read)
    decided = decide(searcher, Understood(read), found, bearing(*scores), [], {})
    assert decided.confidence == pytest.approx(expected)


@pytest.mark.parametrize(
    ("asked", "scores", "reason"), [("zebra", [], "no_match"), ("zebra", [0.5], None), ("ceasefire", [], None)]
)
def test_nothing_matches_where_neither_words_nor_statements_do(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, asked: str, scores: list[float], reason: str | None
) -> None:
    monkeypatch.setattr(Fit, "probability", lambda fit, signs: 0.3)
    read = Interpretation("open")
    found = retrieve(searcher, Question(asked), read)
    assert decide(searcher, Understood(read), found, bearing(*scores), [], {}).reason == reason


def test_the_packaged_encoders_cosines_have_a_fit_of_their_own(
    searcher: Searcher, tiny_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fit, "probability", lambda fit, signs: fit.support)
    other = Searcher(tiny_index)
    confidences = [answer(each, Question("ceasefire in Ukraine")).confidence for each in (searcher, other)]
    other.close()
    assert confidences == [ALL_EVIDENCE.support, LEXICAL.support]


@pytest.mark.parametrize(("also", "expected"), [((), 0.93), (("Xi Jinping",), 0.93 * 35 / 47)])
def test_who_holds_a_role_is_less_sure_where_others_have_held_it(
    searcher: Searcher, also: tuple[str, ...], expected: float
) -> None:
    asked = Question("What did Washington's top diplomat say?")
    [blinken] = searcher.named("Blinken")
    read = Interpretation("said", (blinken.name,), also)
    understood = Understood(read, (blinken,), role="Washington's top diplomat")
    found = retrieve(searcher, asked, read)
    groups = group(choose(searcher, asked, understood, found, []), searcher.cosine)
    assert decide(searcher, understood, found, groups, [], {}).confidence == pytest.approx(expected, abs=0.005)
