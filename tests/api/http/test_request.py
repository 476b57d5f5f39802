"""What comes in is checked field by field; each bound holds for what is at it and not for what is past it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from api.door import UsageError
from api.http.request import AskIn, AskQuery, FiltersIn, InterpretationBody, PageQuery, PeopleQuery, StatementsQuery
from api.settings import Settings
from index.filters import NO_FILTERS, Filters
from rag.values import Interpretation, Question

MARCH, APRIL = date(2023, 3, 20), date(2023, 4, 1)


@pytest.mark.parametrize(
    ("model", "field", "good", "bad"),
    [
        (FiltersIn, "outlets", ["a" * 200], ["a" * 201]),
        (FiltersIn, "outlets", ["a"] * 100, ["a"] * 101),
        (FiltersIn, "outlets", ["a b"], [" "]),
        (FiltersIn, "speakers", ["é"], ["\ud83d"]),
        (FiltersIn, "article_ids", ["a" * 2_000], ["a" * 2_001]),
        (FiltersIn, "article_ids", ["a"] * 100, ["a"] * 101),
        (FiltersIn, "article_ids", [" "], ["\ud83d"]),
        (FiltersIn, "published_from", "2023-03-20", "20 March"),
        (FiltersIn, "published_from", None, 1_679_270_400),
        (InterpretationBody, "topic", "a" * 2_000, "a" * 2_001),
        (InterpretationBody, "topic", "", "\ud83d"),
        (InterpretationBody, "kind", "open", "closed"),
        (PageQuery, "limit", "200", "201"),
        (PageQuery, "cursor", "a-_9" * 6_000, "a-_9" * 6_000 + "a"),
        (PageQuery, "cursor", "", "a b"),
        (PeopleQuery, "q", "a" * 200, "a" * 201),
        (PeopleQuery, "q", "", "\ud83d"),
        (StatementsQuery, "speaker", "a", ""),
        (AskQuery, "top_k", "7", "seven"),
        (AskIn, "top_k", 7, "7"),
        (AskIn, "max_statements", 200, 201),
    ],
)
def test_bounds(model: type[BaseModel], field: str, good: object, bad: object) -> None:
    rest: dict[str, Any] = {AskIn: {"question": "who"}, AskQuery: {"q": "who"}}.get(model, {})
    model.model_validate(rest | {field: good})
    with pytest.raises(ValidationError):
        model.model_validate(rest | {field: bad})
    with pytest.raises(ValidationError):
        model.model_validate(rest | {"bogus": 1})


def test_a_question_by_body_and_by_address_is_the_same() -> None:
    filters = {"published_from": "2023-03-20", "published_to": "2023-04-01"}
    lists = {"outlets": ["CNN"], "speakers": ["Kirby"], "article_ids": ["a", "b"]}
    body = {"question": "who", "top_k": 7, "max_statements": 3, "filters": filters | lists}
    address = {"q": "who", "top_k": "7", "max_statements": "3", **filters}
    address |= {"outlet": ["CNN"], "speaker": ["Kirby"], "article_id": ["a", "b"]}  # type: ignore[dict-item]
    expected = Question("who", 7, 3, Filters(MARCH, APRIL, ("CNN",), ("Kirby",), ("a", "b")))
    assert AskIn.model_validate(body).value(Settings()) == expected
    assert AskQuery.model_validate(address).value(Settings()) == expected


def test_what_is_empty_filters_nothing() -> None:
    assert FiltersIn(outlets=[], speakers=[], article_ids=[]).value() == NO_FILTERS
    assert AskQuery(q="who").value(Settings()) == AskIn(question="who").value(Settings()) == Question("who", 5, 10)
    assert StatementsQuery().filters() == NO_FILTERS
    assert PageQuery().limit == 20


def test_an_interpretation_is_taken_whole() -> None:
    body = InterpretationBody(
        kind="said", speakers=["A"], also_named=["B"], topic="gas", published_from=MARCH, published_to=APRIL
    )
    assert body.value() == Interpretation("said", ("A",), ("B",), "gas", MARCH, APRIL)


def test_days_in_the_wrong_order_are_refused_wherever_they_stand() -> None:
    reversed_days = {"published_from": APRIL, "published_to": MARCH}
    with pytest.raises(UsageError, match="published_from 2023-04-01 is after published_to 2023-03-20"):
        AskIn(question="who", filters=FiltersIn(**reversed_days)).value(Settings())
    with pytest.raises(UsageError, match="published_from 2023-04-01 is after published_to 2023-03-20"):
        AskIn(question="who", interpretation=InterpretationBody(**reversed_days)).value(Settings())
    with pytest.raises(UsageError, match="published_from 2023-04-01 is after published_to 2023-03-20"):
        StatementsQuery(**reversed_days).filters()
