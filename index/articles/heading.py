"""What is indexed of a passage: a heading that gives it context, then the passage. Never returned, only matched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

# Characters of a title that are indexed: it stands before each passage, and some feeds repeat the whole text in it.
_TITLE = 300


class Headed(Protocol):
    """What a heading is made of: an article, or what is known of one less its text."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def published(self) -> date | None:
        """The day."""


def indexed_text(article: Headed, passage: str, speakers: Sequence[str]) -> str:
    """Title, outlet and date, then the people whose words the passage holds, then the passage.

    The speakers let "Blinken ceasefire" find the paragraph that says only "he added".
    """
    published = f"{article.published:%d %B %Y}".lstrip("0") if article.published else None
    source = ", ".join(part for part in (article.outlet, published) if part)
    title = (article.title or "")[:_TITLE]
    return "\n".join(line for line in (title, source, ", ".join(speakers), passage) if line)
