#!/usr/bin/env python3
"""What each part of the ranking is worth: the same candidates, ranked in different ways.

    python benchmarks/ranking.py --index DIR --questions RTQA.jsonl [--limit N]

Each row gives article MRR@10 and recall@10 over the questions with a linked article, and over those whose answer some
article holds the share whose answer stands within the first 190, 950 and 1,900 words, and in one of the first 1, 5 and
10 articles, read whole; for all questions, and for the half that weights were not fitted to. Near-repeats are left out
of every ranking as they are of an answer. A web engine ranks articles, so that it has no figure within so many words.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from realtimeqa import QuizQuestion, read_quiz
from rich.console import Console

from api.progress import TerminalProgress
from index.searcher import Searcher
from rag.distinct import distinct
from rag.evaluate import WORDS
from rag.fuse import ARTICLE, MEANING, OPENING, REPEATED, Fused, fuse, spread
from rag.fuse import WORDS as LEXICAL
from rag.retrieve import retrieve
from rag.scores import normalised, stands_within
from rag.values import Interpretation, Question

TOP = 40
# Of so many articles it is told whether one holds the answer.
ARTICLES = (1, 5, 10)
# The constant of Cormack et al. 2009.
RRF_K = 60

Holds = Callable[[str, Sequence[str]], bool]


@dataclass(frozen=True)
class Pool:
    """A question's candidates, each with its evidence, text and article."""

    question: QuizQuestion
    fused: tuple[Fused, ...]
    texts: dict[int, str]
    ids: dict[int, str]
    article_of: dict[int, int]

    def rank(self, score: Callable[[Fused], float], repeated: float = 0.0) -> list[int]:
        """Rows by a score, less what is lost for each better passage of the article."""
        scored = [f._replace(score=score(f)) for f in self.fused]
        best = spread([f for f in scored if f.score > 0], self.article_of, repeated)[: 2 * TOP + 10]
        return list(islice(distinct((f.row, self.texts[f.row]) for f in best), TOP))


def gather(searcher: Searcher, question: QuizQuestion) -> Pool:
    """Search for a question's candidates."""
    found = retrieve(searcher, Question(question.judged.text, TOP), Interpretation(kind="open"))
    fused = fuse(searcher, found)
    rows = [f.row for f in fused]
    passages = searcher.passages(rows)
    return Pool(
        question,
        tuple(fused),
        {row: passage.text for row, (passage, _) in passages.items()},
        {row: passage.article_id for row, (passage, _) in passages.items()},
        dict(zip(rows, searcher.articles_of(rows), strict=True)),
    )


def reciprocal_ranks(f: Fused) -> float:
    """Reciprocal rank fusion of the two searches."""
    return sum(1 / (RRF_K + rank) for rank in (f.lexical_rank, f.dense_rank) if rank)


def weighed(**weights: float) -> Callable[[Fused], float]:
    """Evidence by other weights, which need not sum to 1."""
    return lambda f: sum(weight * getattr(f.evidence, kind) for kind, weight in weights.items())


def by_best(pool: Pool, weight: float) -> list[int]:
    """BM25 over the question's own maximum, and cosine."""
    most = max((f.evidence.words for f in pool.fused), default=0.0) or 1.0
    return pool.rank(lambda f: weight * f.evidence.words / most + (1 - weight) * f.evidence.meaning)


RANKINGS: dict[str, Callable[[Pool], list[int]]] = {
    "words: BM25": lambda p: p.rank(weighed(words=1)),
    "meaning: the packaged MiniLM": lambda p: p.rank(lambda f: f.evidence.meaning if f.dense_rank else 0),
    "both, reciprocal rank fusion, k = 60": lambda p: p.rank(reciprocal_ranks),
    "both, convex: BM25 over the best .4, cosine .6": lambda p: by_best(p, 0.4),
    "both, convex: BM25 over its bound .56, cosine .44": lambda p: p.rank(weighed(words=LEXICAL, meaning=MEANING)),
    "and that it opens its article": lambda p: p.rank(weighed(words=LEXICAL, meaning=MEANING, opening=OPENING)),
    "and BM25 of the whole article, without that": lambda p: p.rank(
        weighed(words=LEXICAL, meaning=MEANING, article=ARTICLE)
    ),
    "and both": lambda p: p.rank(lambda f: f.evidence.score),
    "and both, spread over articles (as built)": lambda p: p.rank(lambda f: f.evidence.score, REPEATED),
    "as built, spread half as far": lambda p: p.rank(lambda f: f.evidence.score, REPEATED / 2),
    "as built, spread twice as far": lambda p: p.rank(lambda f: f.evidence.score, REPEATED * 2),
}


def measure(pools: Sequence[Pool], rank: Callable[[Pool], list[int]], holds: Holds) -> dict[str, float | int]:
    """Figures of a ranking of passages over some questions."""
    ranked = [rank(pool) for pool in pools]
    articles = [list(dict.fromkeys(pool.ids[row] for row in rows)) for pool, rows in zip(pools, ranked, strict=True)]
    within = []
    for pool, rows in zip(pools, ranked, strict=True):
        if answers := pool.question.judged.answers:
            texts = [pool.texts[row] for row in rows]
            within.append([stands_within(answers, texts, words) for words in WORDS])
    figures = measure_articles([pool.question for pool in pools], articles, holds)
    return figures | _shares([f"within_{words}" for words in WORDS], within)


def measure_articles(
    questions: Sequence[QuizQuestion], ranked: Sequence[Sequence[str]], holds: Holds
) -> dict[str, float | int]:
    """Figures of a ranking of articles, by id, over some questions."""
    reciprocal, found, whole = [], [], []
    for question, articles in zip(questions, ranked, strict=True):
        judged, first = question.judged, articles[:10]
        if judged.relevant:
            at = next((n for n, article in enumerate(first, 1) if article in judged.relevant), 0)
            reciprocal.append(1 / at if at else 0.0)
            found.append(at > 0)
        if judged.answers:
            holding = [holds(article, judged.answers) for article in first]
            whole.append([any(holding[:k]) for k in ARTICLES])
    return {
        "articles": len(found),
        "mrr@10": round(sum(reciprocal) / len(reciprocal), 3),
        "recall@10": round(sum(found) / len(found), 3),
        "answers": len(whole),
        **_shares([f"whole_{k}" for k in ARTICLES], whole),
    }


def _shares(names: Sequence[str], rows: Sequence[Sequence[bool]]) -> dict[str, float]:
    return {name: round(sum(c) / len(rows), 3) for name, c in zip(names, zip(*rows, strict=True), strict=True)}


def reader(searcher: Searcher) -> Holds:
    """Whether an article, by id, holds one of some answers; one that the index lacks holds none."""

    @cache
    def text(article: str) -> str:
        stored = searcher.article(article)
        return normalised(stored.article.text) if stored else ""

    return lambda article, answers: any(normalised(answer) in text(article) for answer in answers)


def main() -> None:
    """Rank in every way and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    quiz = [q for q in read_quiz(arguments.questions) if q.judged.relevant or q.judged.answers][: arguments.limit]
    searcher = Searcher(arguments.index)
    with TerminalProgress(Console(stderr=True)) as progress:
        progress.stage("asking", len(quiz))
        pools = []
        for question in quiz:
            pools.append(gather(searcher, question))
            progress.advance(1)
        held_out = [pool for pool in pools if pool.question.is_held_out]
        progress.stage("ranking", len(RANKINGS))
        rows, web, holds = {}, {}, reader(searcher)
        for name, rank in RANKINGS.items():
            rows[name] = {"all": measure(pools, rank, holds), "held_out": measure(held_out, rank, holds)}
            progress.advance(1)
        for part, some in (("all", pools), ("held_out", held_out)):
            asked = [pool.question for pool in some]
            web[part] = measure_articles(asked, [question.web for question in asked], holds)
    print(json.dumps({"passages": searcher.manifest.passages, "rankings": rows | {"a web engine's": web}}, indent=1))


if __name__ == "__main__":
    main()
