"""What a reader narrows a question to. Dates inclusive; undated articles fail a date filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Each None lets everything pass; an empty tuple lets nothing pass.

    Outlets are compared without regard to case. Speakers are names of people in the registry, or parts that fit them.
    """

    published_from: date | None = None
    published_to: date | None = None
    outlets: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    article_ids: tuple[str, ...] | None = None


NO_FILTERS = Filters()
