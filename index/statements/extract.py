"""Article in, statements out: the path through this room, top to bottom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..lexicon.tokens import tokenise
from ..values import Article, Extraction, Span, Speaker, Statement
from .attribution import Attribution
from .attributions import find_attributions
from .grammar.outline import Outline, outline
from .grammar.quotations import find_quotations
from .markup import without_marks
from .people.gather import gather
from .people.names import find_names
from .resolve import Resolver
from .subjects import Subjects


def extract(article: Article, boilerplate: Sequence[Span] = ()) -> Extraction:
    """Find who said what in an article, outside its boilerplate, given in order. Spans point into `article.text`."""
    text = without_marks(article.text)
    tokens = tokenise(text)
    cast = gather(text, tokens, find_names(tokenise(article.title or "")))
    quotations = [q for q in find_quotations(text) if not cast.holds(Span(q.start, q.end))]
    units = outline(text, cast.hide(tokens), quotations, boilerplate)
    resolver = Resolver(units, cast, Subjects(units, cast))
    statements: dict[tuple[Span, ...], Statement] = {}
    labelled = 0  # up to here a label has told who speaks
    for attribution in find_attributions(units):
        if attribution.parts[0].start < labelled:
            continue
        speaker = resolver.speaker(attribution)
        if attribution.label:
            if speaker.name is None or (attribution.label == "turn" and " " not in speaker.name):
                continue
            labelled = attribution.parts[-1].end
        statement = _statement(article.id, units, attribution, speaker)
        at = bisect_right(boilerplate, statement.start, key=lambda span: span.end)
        if at == len(boilerplate) or boilerplate[at].start >= statement.end:
            statements.setdefault(statement.parts, statement)
    ordered = sorted(statements.values(), key=lambda statement: (statement.start, statement.end))
    return Extraction(tuple(ordered), cast.mentions())


def _statement(article_id: str, units: Outline, attribution: Attribution, speaker: Speaker) -> Statement:
    parts = attribution.parts
    return Statement(
        article_id=article_id,
        start=parts[0].start,
        end=parts[-1].end,
        parts=parts,
        kind=attribution.kind,
        speaker=speaker,
        cue=attribution.cue.of(units.text) if attribution.cue else None,
        via=attribution.via.of(units.text) if attribution.via else None,
    )
