"""What is indexed of a passage: a heading that gives it context, then the passage. Never returned, only matched."""

from __future__ import annotations

from collections.abc import Sequence

from .values import Article


def indexed_text(article: Article, passage: str, speakers: Sequence[str]) -> str:
    """Title, outlet and date, then the people whose words the passage holds, then the passage.

    The speakers let "Blinken ceasefire" find the paragraph that says only "he added".
    """
    published = f"{article.published:%d %B %Y}".lstrip("0") if article.published else None
    source = ", ".join(part for part in (article.outlet, published) if part)
    return "\n".join(line for line in (article.title, source, ", ".join(speakers), passage) if line)
