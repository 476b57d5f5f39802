"""What comes in over HTTP, as pydantic models: checked strictly, documented field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from index.filters import Filters
from rag.values import Interpretation, Question

from .. import door
from ..settings import Settings

MAX_PAGE = 200
_PAGE = 20


def _day(value: object) -> object:
    """pydantic would take the number of a second for a day as well."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("write a date such as 2023-03-20")
    try:
        return date.fromisoformat(value)
    except ValueError as exc:
        raise ValueError("write a date such as 2023-03-20") from exc


def _named(value: str) -> str:
    if not value.strip():
        raise ValueError("it is blank; name one, or leave it out")
    return value


# What holds half a surrogate pair is no string to pydantic, where it has constraints.
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_named)]
Names = Annotated[list[Name], Field(max_length=100)]
# An article without an id has its address for one.
Id = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Ids = Annotated[list[Id], Field(max_length=100)]
Topic = Annotated[str, StringConstraints(max_length=2_000)]
Day = Annotated[date, BeforeValidator(_day)]
# In JSON a number is a number; in a URL everything is text.
Count = Annotated[int, Field(strict=True)]
Asked = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": door.MAX_QUESTION})]

_TOP_K = f"How many passages to return, up to {door.MAX_TOP_K} unless the service is set to fewer."
_STATEMENTS = "How many statements to return."
_SPEAKERS = "Only words of these speakers: people or, where a name fits nobody, no person, such as the White House."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FiltersIn(_Strict):
    """What narrows a question. Undated articles fail a date filter; an empty list filters nothing."""

    published_from: Day | None = Field(
        None, description="Only articles of this day or later, ISO 8601.", examples=["2023-03-20"]
    )
    published_to: Day | None = Field(
        None, description="Only articles of this day or earlier, ISO 8601.", examples=["2023-03-21"]
    )
    outlets: Names | None = Field(None, description="Only these outlets, in any case.", examples=[["CNN"]])
    speakers: Names | None = Field(None, description=_SPEAKERS, examples=[["John Kirby"]])
    article_ids: Ids | None = Field(None, description="Only these articles.", examples=[["004_e65251e9d6267151"]])

    def value(self) -> Filters:
        """The filters as the read path knows them."""
        return Filters(
            self.published_from,
            self.published_to,
            tuple(self.outlets) if self.outlets else None,
            tuple(self.speakers) if self.speakers else None,
            tuple(self.article_ids) if self.article_ids else None,
        )


class InterpretationBody(_Strict):
    """How a question was understood. Sent back, edited, it is used instead of our own."""

    kind: Literal["said", "who_said", "open"] = Field(
        "open",
        description="What is asked for: what somebody said, who said something, or anything else.",
        examples=["said"],
    )
    speakers: Names = Field(default_factory=list, description="Whose words.", examples=[["Antony Blinken"]])
    also_named: Names = Field(
        default_factory=list, description="Other people whom the name fits.", examples=[["Tony Blinken"]]
    )
    topic: Topic | None = Field(None, description="About what; null for anything.", examples=["a ceasefire"])
    published_from: Day | None = Field(
        None, description="The first day that the question means.", examples=["2023-03-20"]
    )
    published_to: Day | None = Field(None, description="The last day that the question means.", examples=["2023-03-21"])

    def value(self) -> Interpretation:
        """The interpretation as the read path knows it."""
        return Interpretation(
            self.kind, tuple(self.speakers), tuple(self.also_named), self.topic, self.published_from, self.published_to
        )


class AskIn(_Strict):
    """A question."""

    question: Asked = Field(description="What to ask.", examples=["What did Blinken say?"])
    top_k: Count = Field(door.TOP_K, ge=1, le=door.MAX_TOP_K, description=_TOP_K, examples=[5])
    max_statements: Count = Field(door.STATEMENTS, ge=1, le=door.MAX_STATEMENTS, description=_STATEMENTS, examples=[10])
    filters: FiltersIn = Field(
        default_factory=FiltersIn, description="What narrows it.", examples=[{"outlets": ["CNN"]}]
    )
    interpretation: InterpretationBody | None = Field(
        None,
        description="An interpretation to use instead of ours, as an answer gave it and the reader edited it.",
        examples=[{"kind": "said", "speakers": ["Antony Blinken"], "topic": None}],
    )

    def value(self, settings: Settings) -> Question:
        """The question as the read path knows it.

        Raises:
            UsageError: it can't be asked.
        """
        filters = self.filters.value()
        door.check_order(filters.published_from, filters.published_to, "published_from", "published_to")
        understood = self.interpretation.value() if self.interpretation else None
        if understood:
            door.check_order(understood.published_from, understood.published_to, "published_from", "published_to")
        text = door.checked_question(self.question, settings.max_question)
        top_k = min(self.top_k, settings.max_top_k) if "top_k" not in self.model_fields_set else self.top_k
        top_k = door.checked_range("top_k", top_k, settings.max_top_k)
        return Question(text, top_k, self.max_statements, filters, understood)


class AskQuery(_Strict):
    """A question in a URL."""

    q: Asked = Field(description="What to ask.", examples=["What did Blinken say?"])
    top_k: int = Field(door.TOP_K, ge=1, le=door.MAX_TOP_K, description=_TOP_K, examples=[5])
    max_statements: int = Field(door.STATEMENTS, ge=1, le=door.MAX_STATEMENTS, description=_STATEMENTS, examples=[10])
    published_from: Day | None = Field(None, description="Only articles of this day or later.", examples=["2023-03-20"])
    published_to: Day | None = Field(None, description="Only articles of this day or earlier.", examples=["2023-03-21"])
    outlet: Names = Field(default_factory=list, description="Only this outlet; may be repeated.", examples=[["CNN"]])
    speaker: Names = Field(default_factory=list, description=f"{_SPEAKERS} May be repeated.", examples=[["John Kirby"]])
    article_id: Ids = Field(
        default_factory=list, description="Only this article; may be repeated.", examples=[["004_e65251e9d6267151"]]
    )

    def value(self, settings: Settings) -> Question:
        """The question as the read path knows it.

        Raises:
            UsageError: it can't be asked.
        """
        filters = FiltersIn(
            published_from=self.published_from,
            published_to=self.published_to,
            outlets=self.outlet,
            speakers=self.speaker,
            article_ids=self.article_id,
        )
        counts = self.model_dump(include={"top_k", "max_statements"}, exclude_unset=True)
        return AskIn(question=self.q, filters=filters, **counts).value(settings)


class PageQuery(_Strict):
    """A page of a list."""

    limit: int = Field(_PAGE, ge=1, le=MAX_PAGE, description="How many to return.", examples=[20])
    cursor: str | None = Field(
        None,
        max_length=24_000,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="Where the page begins: `next` of the page before; nothing for the first.",
        # What `/v1/articles` gives after the article 003_0ab12356d3949a48.
        examples=["WyIwMDNfMGFiMTIzNTZkMzk0OWE0OCJd"],
    )


class StatementsQuery(PageQuery):
    """Which statements to list."""

    speaker: Name | None = Field(
        None,
        description=(
            "Whose: a name from `/v1/people`, or else part of one; then everybody's whom it fits. Where it fits "
            "nobody, a speaker that is no person, such as the White House."
        ),
        examples=["Kirby"],
    )
    topic: Topic | None = Field(
        None, description="Only statements that hold each of these words, in some form.", examples=["ceasefire"]
    )
    published_from: Day | None = Field(None, description="Only articles of this day or later.", examples=["2023-03-20"])
    published_to: Day | None = Field(None, description="Only articles of this day or earlier.", examples=["2023-03-21"])
    outlet: Names = Field(default_factory=list, description="Only this outlet; may be repeated.", examples=[["CNN"]])

    def filters(self) -> Filters:
        """The filters as the read path knows them.

        Raises:
            UsageError: the days are reversed.
        """
        door.check_order(self.published_from, self.published_to, "published_from", "published_to")
        return Filters(self.published_from, self.published_to, tuple(self.outlet) if self.outlet else None)


class PeopleQuery(PageQuery):
    """Which people to list."""

    q: Annotated[str, StringConstraints(max_length=200)] = Field(
        "", description="The beginning of a name, as it is typed.", examples=["blin"]
    )
