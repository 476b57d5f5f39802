"""What goes out over HTTP, as pydantic models: the contract's JSON, documented field by field."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from .request import InterpretationBody

_SHA256 = "a6f0d3ba2b1b8f8fcb9d3a2f4e3d0b6cfb0f1c8d4a1f9e7c5b3a1908f7e6d5c4"
_ID = "003_0ab12356d3949a48"
_TITLE = "Blinken: Calls for Ukraine ceasefire would be 'unwelcome'"
_QUOTE = "“The world should not be fooled by any tactical move by Russia”"
_Kind = Literal["direct", "mixed", "indirect"]


class SpanOut(BaseModel):
    """A half-open run of code points."""

    start: int = Field(description="Its first code point.", examples=[12])
    end: int = Field(description="One past its last.", examples=[57])


class CitationOut(BaseModel):
    """An exact place: `text[start:end]` of the article whose text, in UTF-8, has this sha256."""

    article_id: str = Field(description="The article's id.", examples=[_ID])
    title: str | None = Field(description="Its title, where known.", examples=[_TITLE])
    outlet: str | None = Field(description="Who published it, where known.", examples=["TSF"])
    published: date | None = Field(description="The day, where known.", examples=["2023-03-20"])
    url: str | None = Field(description="Its address, where known.", examples=["https://example.org/2023/03/20/a"])
    start: int = Field(description="Code points from the start of the article's text.", examples=[1204])
    end: int = Field(description="One past the last code point.", examples=[1267])
    sha256: str = Field(description="Of the article's text in UTF-8.", examples=[_SHA256])


class PassageOut(BaseModel):
    """A passage, word for word."""

    rank: int = Field(description="1 is the best.", examples=[1])
    passage_id: str = Field(description="The article's id and the span.", examples=[f"{_ID}#1100-1830"])
    text: str = Field(description="Its words, as they stand in the article.", examples=[_QUOTE])
    score: float = Field(
        description="Orders the passages of one answer; means nothing across answers.", examples=[0.61234]
    )
    lexical_rank: int | None = Field(description="Rank by words; null where that search did not find it.", examples=[1])
    dense_rank: int | None = Field(description="Rank by meaning; null where that search did not find it.", examples=[2])
    highlights: list[SpanOut] = Field(
        description="Words that the question asks for, offsets into `text`.", examples=[[{"start": 4, "end": 9}]]
    )
    citation: CitationOut = Field(description="Where it stands.")


class SpeakerOut(BaseModel):
    """Who said it, and how that is known. Offsets are into the cited article's text."""

    name: str | None = Field(
        description="The person; null where nobody, or more than one, fits.", examples=["Antony Blinken"]
    )
    as_written: str | None = Field(description="The mention beside the words.", examples=["Washington’s top diplomat"])
    start: int | None = Field(description="Where the mention begins.", examples=[1274])
    end: int | None = Field(description="Where it ends.", examples=[1299])
    resolved_by: Literal["name", "title", "pronoun", "turn", "headline", "none"] = Field(
        description="What led from the mention to the person.", examples=["title"]
    )
    evidence: SpanOut | None = Field(
        description="The mention from which the name came.", examples=[{"start": 310, "end": 324}]
    )


class WordingOut(BaseModel):
    """The same statement as another article has it."""

    text: str = Field(description="Its words, as they stand in that article.", examples=[_QUOTE])
    kind: _Kind = Field(
        description="The speaker's own words there (in quotation marks, or a transcript's), partly so, or not.",
        examples=["direct"],
    )
    citation: CitationOut = Field(description="Where it stands.")


class SaidOut(BaseModel):
    """Something somebody said, word for word."""

    text: str = Field(description="From the first to the last spoken character.", examples=[_QUOTE])
    parts: list[SpanOut] = Field(
        description="The spoken spans, offsets into the cited article's text.",
        examples=[[{"start": 1204, "end": 1267}]],
    )
    kind: _Kind = Field(
        description="The speaker's own words (in quotation marks, or a transcript's), partly so, or not.",
        examples=["direct"],
    )
    cue: str | None = Field(description="The word that marks it as said.", examples=["told"])
    speaker: SpeakerOut = Field(description="Who said it.")
    via: str | None = Field(description="Who relays it, where the article says so.", examples=["TASS"])
    citation: CitationOut = Field(description="Where it stands.")


class StatementOut(SaidOut):
    """A statement of an answer."""

    rank: int = Field(description="1 is the best.", examples=[1])
    also_reported_by: list[WordingOut] = Field(description="The same statement in other articles.")


class IndexOut(BaseModel):
    """The generation that answered."""

    generation: str = Field(description="Its name.", examples=["000007-20230321T060000Z"])
    built_at: str = Field(description="When it was built, UTC.", examples=["2023-03-21T06:00:00Z"])
    articles: int = Field(description="How many articles it holds.", examples=[5])
    passages: int = Field(description="How many passages.", examples=[37])
    newest_article: date | None = Field(
        description="The newest article's day, from which “yesterday” counts.", examples=["2023-03-20"]
    )


class AnswerOut(BaseModel):
    """An answer whose every word is a slice of an article."""

    question: str = Field(description="What was asked.", examples=["What did Blinken say?"])
    answered: bool = Field(description="Whether the articles answer it.", examples=[True])
    reason: Literal["no_match", "low_confidence", "unknown_speaker", "no_statement", "empty_filter"] | None = Field(
        description="Why not; null where answered.", examples=[None, "unknown_speaker"]
    )
    confidence: float = Field(
        description="Probability that the answer is in the first five passages or statements.",
        examples=[0.93],
        ge=0,
        le=1,
    )
    interpretation: InterpretationBody = Field(description="How the question was understood.")
    suggestions: list[str] = Field(
        description="Nearest names, where a speaker or an outlet is unknown.", examples=[["Antony Blinken"]]
    )
    statements: list[StatementOut] = Field(description="What was said, the best first.")
    passages: list[PassageOut] = Field(description="The nearest passages, the best first, answered or not.")
    index: IndexOut = Field(description="What answered: a generation of the index.")
    took_ms: float = Field(description="How long that took, in milliseconds.", examples=[14.2])


class HeadingOut(BaseModel):
    """What is known of an article, less its text."""

    id: str = Field(description="Its id; may hold slashes.", examples=[_ID])
    title: str | None = Field(description="Its title, where known.", examples=[_TITLE])
    outlet: str | None = Field(description="Who published it, where known.", examples=["TSF"])
    published: date | None = Field(description="The day, where known.", examples=["2023-03-20"])
    url: str | None = Field(description="Its address, where known.", examples=["https://example.org/2023/03/20/a"])
    authors: list[str] = Field(description="Who wrote it, where known.", examples=[["Jane Doe"]])
    sha256: str = Field(description="Of its text in UTF-8.", examples=[_SHA256])


class ArticleOut(HeadingOut):
    """An article, its text exactly as read: what every offset refers to."""

    text: str = Field(description="Its text, exactly as read.", examples=["By Jane Doe\n\nThe world should not ..."])
    boilerplate: list[SpanOut] = Field(
        description="Spans that are never indexed nor returned as an answer.", examples=[[{"start": 0, "end": 11}]]
    )
    statements: list[SaidOut] = Field(description="What it reports as said, in order.")


class ArticlesOut(BaseModel):
    """A page of articles, by id."""

    articles: list[HeadingOut] = Field(description="The articles, less their texts.")
    next: str | None = Field(description="Cursor of the next page; null on the last.", examples=["WyIwMDMiXQ"])


class StatementsOut(BaseModel):
    """A page of statements, newest first, undated last."""

    statements: list[SaidOut] = Field(description="The statements.")
    speakers: list[str] = Field(
        description="Whom the speaker asked for was taken for; empty where for nobody.", examples=[["John Kirby"]]
    )
    next: str | None = Field(description="Cursor of the next page; null on the last.", examples=["WzczODYwNCwiYSIsNV0"])


class PersonOut(BaseModel):
    """Somebody whom the articles name."""

    name: str = Field(description="The fullest name.", examples=["John Kirby"])
    forms: list[str] = Field(description="Other spellings, the most frequent first.", examples=[["Kirby"]])
    roles: list[str] = Field(
        description="Roles beside the name, the most frequent first.",
        examples=[["National Security Council spokesman"]],
    )
    articles: int = Field(description="How many articles give the name.", examples=[3])
    mentions: int = Field(description="How often they do.", examples=[11])
    statements: int = Field(description="How many statements are this person's.", examples=[9])


class PeopleOut(BaseModel):
    """A page of people, the most mentioned first."""

    people: list[PersonOut] = Field(description="The people.")
    next: str | None = Field(
        description="Cursor of the next page; null on the last.", examples=["WzExLCJKb2huIEtpcmJ5Il0"]
    )


class FieldProblem(BaseModel):
    """A field that can't be used."""

    field: str = Field(description="Which.", examples=["filters.published_from"])
    message: str = Field(description="Why not.", examples=["write a date such as 2023-03-20"])


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(
        description="A kind of problem; `about:blank` for what the status says.", examples=["about:blank"]
    )
    title: str = Field(description="The status in words.", examples=["Unprocessable Content"])
    status: int = Field(description="The status.", examples=[422])
    detail: str = Field(description="What, and what to do.", examples=["the question is empty; ask something"])
    errors: list[FieldProblem] = Field(default_factory=list, description="Each wrong field, where fields are wrong.")


class Status(BaseModel):
    """Whether the service lives, or is ready."""

    status: str = Field(description="`alive` or `ready`.", examples=["ready"])
    generation: str | None = Field(
        None,
        description="The generation that answers; null where a key is needed and none was sent.",
        examples=["000007-20230321T060000Z"],
    )
