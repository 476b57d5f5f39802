"""RealTimeQA's questions as `rag.evaluate` knows questions: real ones, written by editors for their weekly quizzes."""

import json
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rag.evaluate import JudgedQuestion


@dataclass(frozen=True)
class QuizQuestion:
    """A judged question, the day it was asked, who asked, the day of its linked article, if it has one, and the ids of
    articles in a web engine's order.
    """

    judged: JudgedQuestion
    asked: date
    source: str
    published: date | None
    web: tuple[str, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether it belongs to the half that nothing is fitted to; a digest of the id tells."""
        return zlib.crc32(self.judged.id.encode()) % 2 == 1


def read_quiz(path: Path) -> list[QuizQuestion]:
    """The questions of a file that have a linked article, or an answer that an article may hold."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for q in map(json.loads, lines):
            answers = tuple(q["answers"]) if q["answer_recall"] else None
            relevance = dict.fromkeys(q["gold_articles"], 1) or None
            published = q["gold_published"]
            found.append(
                QuizQuestion(
                    JudgedQuestion(q["id"], q["question"], relevance=relevance, answers=answers),
                    date.fromisoformat(q["date"].replace("/", "-")),
                    q["source"],
                    date.fromisoformat(published) if published else None,
                    tuple(q["google_ranking"]),
                )
            )
    return found
