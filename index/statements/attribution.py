"""One attribution, before anybody is resolved, and how a clause becomes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..values import Span, StatementKind
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import PAUSES, Range
from .grammar.utterances import is_title, is_utterance


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, the cue, and the units of the noun phrase that said it (None: the turn's speaker).

    `sentence` is the index of the sentence that names the source; `via` is who relays it. A `label` counts only where
    the source is a person with a name, and then for all that its paragraph says. One that is told by its turns alone,
    and not by how its paragraph speaks, wants the person's whole name: "When" and "Song" of a list are nobody.
    """

    parts: tuple[Span, ...]
    kind: StatementKind
    cue: Span | None
    source: Range | None
    sentence: int
    via: Span | None = None
    label: Literal["speech", "turn"] | None = None

    @property
    def follows(self) -> bool:
        """Whether the cue stands after what was said, which may go on after it: "Sales were great, he said, ..."."""
        return self.cue is not None and self.cue.start >= self.parts[0].end

    @property
    def closes(self) -> bool:
        """Whether the cue stands after all that was said: "Sales were great, he said"."""
        return self.cue is not None and self.cue.start >= self.parts[-1].end


def add_report(
    units: Outline,
    number: int,
    found: list[Attribution],
    claimed: set[int],
    start: int,
    end: int,
    cue: Span,
    source: Range | None,
) -> None:
    """Append what units `[start, end)` of sentence `number` report; their quotations are claimed."""
    while end - 1 > start and (units.lowers[end - 1] in PAUSES or units.lowers[end - 1] in ";:"):
        end -= 1
    quotes = [at for at in range(start, end) if units.lowers[at] == QUOTE and not is_title(units, at)]
    kind: StatementKind = "mixed" if quotes else "indirect"
    if quotes and quotes_only(units, start, end - 1) and is_utterance(units, start):
        kind = "direct"
    claimed.update(quotes)
    found.append(Attribution((units.span(start, end),), kind, cue, source, number))


def of_sentence(found: Sequence[Attribution], number: int) -> range:
    """Where in what was found so far the attributions of the sentence being read stand: at its end."""
    first = len(found)
    while first and found[first - 1].sentence == number:
        first -= 1
    return range(first, len(found))


def quotes_only(units: Outline, first: int, last: int) -> bool:
    """Whether units `first` to `last`, both included, are quotations and marks and nothing else."""
    return not any(units.words[at][0].isalnum() for at in range(first, last + 1))
