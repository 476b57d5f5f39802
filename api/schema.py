"""The contract's JSON as pydantic models: requests checked strictly, responses documented field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from index.filters import Filters
from rag.values import Interpretation, Question

from . import door

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Names = Annotated[list[Name], Field(max_length=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FiltersIn(_Strict):
    """What narrows a question. Undated articles fail a date filter."""

    published_from: date | None = Field(
        None, description="Only articles of this day or later.", examples=["2023-03-20"]
    )
    published_to: date | None = Field(
        None, description="Only articles of this day or earlier.", examples=["2023-03-21"]
    )
    outlets: Names | None = Field(None, description="Only these outlets, in any case.", examples=[["CNN"]])
    speakers: Names | None = Field(None, description="Only words of these people.", examples=[["John Kirby"]])
    article_ids: Names | None = Field(None, description="Only these articles.", examples=[["004_e65251e9d6267151"]])

    def value(self) -> Filters:
        """The filters as the read path knows them; an empty list filters nothing."""
        return Filters(
            self.published_from,
            self.published_to,
            tuple(self.outlets) if self.outlets else None,
            tuple(self.speakers) if self.speakers else None,
            tuple(self.article_ids) if self.article_ids else None,
        )


class InterpretationBody(_Strict):
    """How a question was understood. Sent back, edited, it is used instead of our own."""

    kind: Literal["said", "who_said", "open"] = Field("open", description="What is asked for.")
    speakers: Names = Field(default_factory=list, description="Whose words.", examples=[["Anthony Blinken"]])
    also_named: Names = Field(default_factory=list, description="Other people whom the name fits.")
    topic: Annotated[str, StringConstraints(max_length=2_000)] | None = Field(None, description="About what.")
    published_from: date | None = Field(None, description="The first day that the question means.")
    published_to: date | None = Field(None, description="The last day that the question means.")

    def value(self) -> Interpretation:
        """The interpretation as the read path knows it."""
        return Interpretation(
            self.kind, tuple(self.speakers), tuple(self.also_named), self.topic, self.published_from, self.published_to
        )


class AskIn(_Strict):
    """A question."""

    question: str = Field(description="What to ask.", examples=["What did Blinken say?"])
    top_k: int = Field(door.TOP_K, ge=1, le=door.MAX_TOP_K, description="How many passages to return.")
    max_statements: int = Field(door.STATEMENTS, ge=1, le=door.MAX_STATEMENTS, description="How many statements.")
    filters: FiltersIn = Field(default_factory=FiltersIn)
    interpretation: InterpretationBody | None = Field(None, description="Null, or an interpretation to use.")

    def value(self, max_question: int) -> Question:
        """The question as the read path knows it.

        Raises:
            UsageError: it can't be asked.
        """
        filters = self.filters.value()
        door.check_order(filters.published_from, filters.published_to, "published_from", "published_to")
        understood = self.interpretation.value() if self.interpretation else None
        if understood:
            door.check_order(understood.published_from, understood.published_to, "published_from", "published_to")
        text = door.checked_question(self.question, max_question)
        return Question(text, self.top_k, self.max_statements, filters, understood)


class AskQuery(_Strict):
    """A question in a URL."""

    q: str = Field(description="What to ask.", examples=["What did Blinken say?"])
    top_k: int = Field(door.TOP_K, ge=1, le=door.MAX_TOP_K, description="How many passages to return.")
    max_statements: int = Field(door.STATEMENTS, ge=1, le=door.MAX_STATEMENTS, description="How many statements.")
    published_from: date | None = Field(None, description="Only articles of this day or later.")
    published_to: date | None = Field(None, description="Only articles of this day or earlier.")
    outlet: Names = Field(default_factory=list, description="Only this outlet; may be repeated.")
    speaker: Names = Field(default_factory=list, description="Only this speaker; may be repeated.")
    article_id: Names = Field(default_factory=list, description="Only this article; may be repeated.")

    def value(self, max_question: int) -> Question:
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
        asked = AskIn(question=self.q, top_k=self.top_k, max_statements=self.max_statements, filters=filters)
        return asked.value(max_question)


class SpanOut(BaseModel):
    """A half-open run of code points."""

    start: int = Field(examples=[12])
    end: int = Field(examples=[57])


class CitationOut(BaseModel):
    """An exact place: `text[start:end]` of the article whose text, in UTF-8, has this sha256."""

    article_id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    start: int = Field(description="Code points from the start of the article's text.")
    end: int = Field(description="One past the last code point.")
    sha256: str = Field(description="Of the article's text in UTF-8.")


class PassageOut(BaseModel):
    """A passage, word for word."""

    rank: int
    passage_id: str
    text: str
    score: float = Field(description="Orders the passages of one answer; means nothing across answers.")
    lexical_rank: int | None = Field(description="Rank by words; null where that search did not find it.")
    dense_rank: int | None = Field(description="Rank by meaning; null where that search did not find it.")
    highlights: list[SpanOut] = Field(description="Words that the question asks for, offsets into `text`.")
    citation: CitationOut


class SpeakerOut(BaseModel):
    """Who said it, and how that is known. Offsets are into the cited article's text."""

    name: str | None = Field(description="The person; null where nobody, or more than one, fits.")
    as_written: str | None = Field(description="The mention beside the words.", examples=["Washington’s top diplomat"])
    start: int | None = Field(description="Where the mention begins.")
    end: int | None = Field(description="Where it ends.")
    resolved_by: Literal["name", "title", "pronoun", "turn", "headline", "none"]
    evidence: SpanOut | None = Field(description="The mention from which the name came.")


class WordingOut(BaseModel):
    """The same statement as another article has it."""

    text: str
    citation: CitationOut


class StatementOut(BaseModel):
    """Something somebody said, word for word."""

    rank: int
    text: str
    parts: list[SpanOut] = Field(description="The spoken spans, offsets into the cited article's text.")
    kind: Literal["direct", "mixed", "indirect"]
    cue: str | None = Field(description="The word that marks it as said.", examples=["told"])
    speaker: SpeakerOut
    via: str | None = Field(description="Who relays it, where the article says so.", examples=["TASS"])
    citation: CitationOut
    also_reported_by: list[WordingOut]


class IndexOut(BaseModel):
    """The generation that answered."""

    generation: str
    built_at: str
    articles: int
    passages: int
    newest_article: date | None


class AnswerOut(BaseModel):
    """An answer whose every word is a slice of an article."""

    question: str
    answered: bool
    reason: Literal["no_match", "low_confidence", "unknown_speaker", "no_statement", "empty_filter"] | None
    confidence: float = Field(description="Probability that the answer is in the first five passages or statements.")
    interpretation: InterpretationBody
    suggestions: list[str] = Field(description="Nearest names, where a speaker is unknown.")
    statements: list[StatementOut]
    passages: list[PassageOut]
    index: IndexOut
    took_ms: float


class ArticleOut(BaseModel):
    """An article, its text exactly as read: what every offset refers to."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    authors: list[str]
    sha256: str
    text: str
    boilerplate: list[SpanOut] = Field(description="Spans that are never indexed nor returned as an answer.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = Field(default_factory=list, description="Each wrong field, where fields are wrong.")


class Status(BaseModel):
    """Whether the service lives, or is ready."""

    status: str
    generation: str | None = None
