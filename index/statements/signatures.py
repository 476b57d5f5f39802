"""Names after dashes: whoever's words stand before one, or the reporter who wrote the entry that it ends."""

from __future__ import annotations

from ..lexicon.roles import ADDRESS, ROLES
from .attribution import quotes_only
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import DASHES, Range

# By the unit at which a dash stands, where a sentence starts or after a quotation: the name of who spoke, None of a
# reporter.
Signatures = dict[int, Range | None]


def find_signatures(units: Outline) -> Signatures:
    """Who signs what stands before a dash: "— John Kirby, a nurse", "— Gov. Kirby", or Kirby, whom the article knows.

    A bare name in full, or with no more than a newspaper or a colleague after it ("— Anna Smith, Palm Beach Post"), is
    the reporter's, save in a collection of quotations: there most of several names stand behind nothing but quotation;
    in live coverage, where reporters sign what they wrote, few do.
    """
    lowers = units.lowers
    found: dict[int, tuple[Range, int]] = {}  # each name, and where its sentence ends
    behind_quotation: list[bool] = []
    before = plain = True  # whether the paragraph before, and this one so far, is nothing but quotation
    for number, (lo, hi) in enumerate(units.sentences):
        if units.opens_paragraph(number):
            before, plain = plain, True
        places = []
        if not DASHES.isdisjoint(lowers[lo:hi]):
            places = [lo, *(at + 1 for at in range(lo, hi) if lowers[at] == QUOTE)]
        found |= {at: (name, hi) for at in places if (name := _name_after_dash(units, at, hi))}
        if places and places[-1] in found:
            alone = places[-1] == lo and units.opens_paragraph(number)
            behind_quotation.append(before if alone else plain and quotes_only(units, lo, places[-1] - 1))
        plain = plain and quotes_only(units, lo, hi - 1)
    quoted = sum(behind_quotation)
    collects = quoted > 1 and 2 * quoted > len(behind_quotation)
    return {at: name if collects or _is_speaker(units, name, hi) else None for at, (name, hi) in found.items()}


def _is_speaker(units: Outline, name: Range, hi: int) -> bool:
    """Whether a name is described, titled or a surname alone."""
    first, after = name
    described = any(word == "(" or word[0].islower() for word in units.words[after:hi])
    titled = any(low in ROLES or low in ADDRESS for low in units.lowers[first : after - 1])
    return described or titled or after - first == 1


def _name_after_dash(units: Outline, lo: int, hi: int) -> Range | None:
    first = lo
    while first < hi and units.lowers[first] in DASHES:
        first += 1
    after = units.capitals_after(first, min(hi, first + 6))
    if first == lo or after == first or (after < hi and units.words[after] not in (",", ".", "(")):
        return None
    return first, after
