"""The read path, top to bottom: a question -> an answer whose every word is a slice of an article.

understand -> retrieve -> fuse -> choose statements -> group the same ones -> re-rank, where the index can
-> rank passages -> decide -> answer
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice

from index.searcher import Searcher
from index.storage.places import KINDS, Located
from index.storage.store import Heading, PassagesRead
from index.values import Span

from .choose import choose
from .decide import FIRST, THRESHOLD, decide, in_passages
from .distinct import distinct
from .fuse import Fused, fuse
from .group import Group, group
from .highlight import highlight
from .keywords import by_keywords
from .near import SOME_OF, readings, speaking
from .question import outlets
from .question.registry import Sparing
from .question.spelling import nearest
from .question.understand import Understood, understand
from .rerank import rerank
from .retrieve import Candidates, retrieve
from .values import Answer, Citation, Question, RankedPassage, RankedStatement, Snapshot, Wording

Ended = Callable[[str, int], None]


def answer(searcher: Searcher, question: Question, ended: Ended = lambda stage, left: None) -> Answer:
    """Answer a question from a generation; "not answered" comes with its reason and with what was found.

    `ended` hears of each stage when it ends, and how many candidates it left; what it raises ends the answer.
    """
    began = time.perf_counter()
    searcher.begin_encoding([question.sought])
    newest = searcher.manifest.newest_article
    understood = understand(question, searcher, date.fromisoformat(newest) if newest else None)
    ended("understand", len(understood.interpretation.speakers))
    found = retrieve(searcher, question, understood.interpretation)
    ended("retrieve", len(found.lexical) + len(found.dense))
    fused = fuse(searcher, found)
    # What a reader says is meant is not read otherwise, though several may hold a role that he names.
    free = question.interpretation is None
    may_be_others = free or understood.role or understood.group
    others = readings(searcher, understood, found.within, fused) if may_be_others else iter([understood])
    understood = next(others)
    chosen = choose(searcher, question, understood, found, fused)
    if free and understood.interpretation.kind == "open" and (named := by_keywords(searcher, understood, fused)):
        # Where no passage answers it, or nobody speaks of it, "yawger oil reserve" asks what Yawger said of that.
        read = searcher.passages([f.row for f in fused[:FIRST]])
        if not chosen or in_passages(searcher, found, fused, read) < THRESHOLD:
            own = choose(searcher, question, named, found, fused)
            understood, chosen = (named, own) if own else (understood, chosen)
    while not chosen and (other := next(others, None)):
        chosen = choose(searcher, question, other, found, fused)
        understood = other if chosen or understood.is_of_some else understood
    a_group = understood.group is not None and understood.unknown is None
    some = a_group and SOME_OF.fullmatch(understood.group or "")
    if free and not chosen and (some or ((a_group or understood.role) and understood.acts)):
        # What an organisation says is often reported as what it does: "What did NASA reveal?" is then an open question,
        # and so is "How did the judge rule on T?", where many are judges, or what some said who are called otherwise.
        topic, dated = question.text.strip(), understood.interpretation
        understood = Understood(dataclasses.replace(dated, kind="open", speakers=(), also_named=(), topic=topic))
        chosen = choose(searcher, question, understood, found, fused)
    if understood.group and len(understood.persons) > 1:
        understood = speaking(understood, chosen)
    ended("choose", len(chosen))
    every = group(chosen, searcher.cosine)
    groups = every[: question.max_statements]
    ended("group", len(groups))
    if understood.interpretation.kind == "said" and groups:
        # No re-ranking: the statements are the answer, and the passages that hold them stand in their order.
        fused = _holding_first(groups, fused)
    elif (reranked := rerank(searcher, question.sought, fused)) is not None:
        fused = reranked
        ended("rerank", len(fused))
    kept = _distinct(searcher, fused, question.top_k)
    read = searcher.passages(list({f.row for f in [*kept, *fused[:FIRST]]}))
    passages = _rank_passages(kept, read, found)
    ended("rank", len(passages))
    decision = decide(searcher, understood, found, every, fused, read)
    ended("decide", len(passages))
    return Answer(
        question=question.text,
        answered=decision.reason is None,
        reason=decision.reason,
        confidence=round(decision.confidence, 4),
        interpretation=understood.interpretation,
        suggestions=tuple(dict.fromkeys((*understood.suggestions, *_nearest(searcher, question, found)))),
        statements=_rank_statements(searcher, groups),
        passages=passages,
        index=_snapshot(searcher),
        took_ms=round((time.perf_counter() - began) * 1000, 2),
    )


def _nearest(searcher: Searcher, question: Question, found: Candidates) -> list[str]:
    """Names spelt nearest the speakers, and outlets nearest those, of filters that nothing passes."""
    if not found.within.is_empty:
        return []
    sparing, asked = Sparing(searcher), question.filters
    speakers = [name for speaker in asked.speakers or () for name in nearest(speaker, sparing)]
    return [*speakers, *(outlets.nearest(asked.outlets, searcher.outlets()) if asked.outlets else ())]


def _holding_first(groups: Sequence[Group], fused: Sequence[Fused]) -> list[Fused]:
    """The passages that hold the statements, in the statements' order, before the others."""
    members = [choice for each in groups for choice in (each.shown, *each.others)]
    holding = list(dict.fromkeys(c.located.row for c in members))
    by_row = {f.row: f for f in fused}
    first = []
    for rank, row in enumerate(holding, 1):
        ranks = (by_row[row].lexical_rank, by_row[row].dense_rank) if row in by_row else (None, None)
        # Above every fused score, which stays below 1, and falling with the rank.
        first.append(Fused(row, 1 + 1 / rank, *ranks))
    held = set(holding)
    return first + [f for f in fused if f.row not in held]


def _distinct(searcher: Searcher, fused: Sequence[Fused], top_k: int) -> list[Fused]:
    """The best distinct passages."""
    return list(islice(distinct((f, searcher.passage_text(f.row)) for f in fused), top_k))


def _rank_passages(kept: Sequence[Fused], read: PassagesRead, found: Candidates) -> tuple[RankedPassage, ...]:
    """Passages, cited."""
    wanted = frozenset(found.terms)
    ranked = []
    for rank, f in enumerate(kept, 1):
        passage, heading = read[f.row]
        shown = RankedPassage(
            rank=rank,
            passage_id=f"{passage.article_id}#{passage.start}-{passage.end}",
            text=passage.text,
            score=round(f.score, 6),
            lexical_rank=f.lexical_rank,
            dense_rank=f.dense_rank,
            highlights=highlight(passage.text, wanted),
            citation=cite(heading, passage.span),
        )
        ranked.append(shown)
    return tuple(ranked)


def _rank_statements(searcher: Searcher, groups: Sequence[Group]) -> tuple[RankedStatement, ...]:
    """The statements in full, cited."""
    stored = searcher.statements([each.shown.located.number for each in groups])
    members = [choice.located for each in groups for choice in (each.shown, *each.others)]
    headings = searcher.headings_numbered(sorted({located.article for located in members}))

    def citation(located: Located) -> Citation:
        return cite(headings[located.article], located.span)

    return tuple(
        RankedStatement(
            rank=rank,
            text=each.shown.text,
            statement=stored[each.shown.located.number].statement,
            speaker=each.shown.speaker,
            citation=citation(each.shown.located),
            also_reported_by=tuple(
                Wording(other.text, KINDS[other.located.kind], citation(other.located)) for other in each.others
            ),
        )
        for rank, each in enumerate(groups, 1)
    )


def cite(article: Heading, span: Span) -> Citation:
    """The exact place of a span of an article."""
    return Citation(
        article.id, article.title, article.outlet, article.published, article.url, span.start, span.end, article.sha256
    )


def _snapshot(searcher: Searcher) -> Snapshot:
    m = searcher.manifest
    return Snapshot(m.generation, m.built_at, m.articles, m.passages, m.newest_article)
