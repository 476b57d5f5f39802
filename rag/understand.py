"""A question as the system understands it."""

from __future__ import annotations

from .values import Interpretation, Question


def understand(question: Question) -> Interpretation:
    """The reader's own interpretation where there is one, else an open question."""
    return question.interpretation or Interpretation(kind="open", topic=question.text.strip())
