"""Who passes on what somebody else said: "according to CNN", "NHK reported"."""

from __future__ import annotations

from dataclasses import replace

from .attribution import Attribution
from .grammar.outline import Outline
from .grammar.phrases import Range


def is_relayed(units: Outline, number: int, found: list[Attribution], relay: Range) -> bool:
    """ ""...", Sanders said, according to CNN": CNN relays what already has its speaker."""
    last = found[-1] if found else None
    if last is None or last.sentence != number or last.cue is None or last.cue.start < last.parts[0].end:
        return False
    found[-1] = replace(last, via=units.span(*relay))
    return True


def mark_relays(units: Outline, number: int, found: list[Attribution]) -> None:
    """A statement within what a closing source reports comes by way of that source."""
    here = [at for at in range(max(0, len(found) - 6), len(found)) if found[at].sentence == number]
    for outer in here:
        relay, whole = found[outer].source, found[outer].parts[0]
        if relay is None or units.starts[relay[0]] < whole.end:
            continue
        for inner in here:
            source = found[inner].source
            if source is None or inner == outer or found[inner].via is not None:
                continue
            if whole.start <= units.starts[source[0]] and found[inner].parts[-1].end <= whole.end:
                found[inner] = replace(found[inner], via=units.span(*relay))
