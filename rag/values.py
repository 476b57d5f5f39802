"""The values of the read path: a question, what was understood, and the answer with its citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.filters import NO_FILTERS, Filters
from index.values import Span, Statement, StatementKind

QuestionKind = Literal["said", "who_said", "open"]
Reason = Literal["no_match", "low_confidence", "unknown_speaker", "no_statement", "empty_filter"]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a question was understood to ask. Dates inclusive. `also_named`: other people whom the name fits."""

    kind: QuestionKind = "open"
    speakers: tuple[str, ...] = ()
    also_named: tuple[str, ...] = ()
    topic: str | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks. An `interpretation` that the reader edited is used instead of ours."""

    text: str
    top_k: int = 5
    max_statements: int = 10
    filters: Filters = NO_FILTERS
    interpretation: Interpretation | None = None

    @property
    def sought(self) -> str:
        """What is searched for: the question as it is written, or the topic where a reader wrote another, and whose."""
        read = self.interpretation
        if read is None or read.topic is None or read.topic in self.text:
            return self.text
        return " ".join((*read.speakers, read.topic))


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact place: `text[start:end]` of the article whose text, in UTF-8, has this sha256."""

    article_id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The same statement as another article has it, where it may be quoted more or less directly."""

    text: str
    kind: StatementKind
    citation: Citation


@dataclass(frozen=True, slots=True)
class RankedStatement:
    """A statement of an answer, word for word. `speaker` is the registry's name, None where nobody was resolved."""

    rank: int
    text: str
    statement: Statement
    speaker: str | None
    citation: Citation
    also_reported_by: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage of an answer. Ranks are 1-based, None where that search did not find it.

    `score` orders the passages of one answer and means nothing across answers. `highlights` are offsets into `text`.
    """

    rank: int
    passage_id: str
    text: str
    score: float
    lexical_rank: int | None
    dense_rank: int | None
    highlights: tuple[Span, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The generation that answered."""

    generation: str
    built_at: str
    articles: int
    passages: int
    newest_article: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say. `reason` is None exactly when `answered`."""

    question: str
    answered: bool
    reason: Reason | None
    confidence: float
    interpretation: Interpretation
    suggestions: tuple[str, ...]
    statements: tuple[RankedStatement, ...]
    passages: tuple[RankedPassage, ...]
    index: Snapshot
    took_ms: float
