"""Subjects that indicate something and say nothing: conduct, events and other things that are no record."""

from __future__ import annotations

from ...lexicon.cues import RECORDS
from ...lexicon.words import PREPOSITIONS, word_set
from .outline import Outline
from .phrases import Range

# What such a subject indicates, nobody said.
_TELLS = word_set(
    "indicate suggest imply signal reveal hint underscore underline highlight reiterate emphasize illustrate threaten"
)
_THINGS = word_set(
    "evidence increase decrease rise drop fall position name names trend trends situation case cases event events"
    " history change changes shift decline loss losses win wins victory level levels rate rates price prices lack fact"
    " facts result number numbers pattern patterns watch sign example examples incident incidents death deaths scene"
    " video footage photo photos image images picture pictures story title headline success failure choice timing gap"
    " surge spike growth cost costs demand supply weather storm process way thing things this comments remarks actions"
    " moves move signs tone behavior behaviour words visit decision approach"
)
_COUNTED = RECORDS | {"number"}
# What threatens without a word.
_DANGERS = word_set(
    "hurricane storm storms tornado tornadoes flood floods flooding fire fires wildfire wildfires blaze virus outbreak"
    " pandemic disease species heat drought winds rain snow shutdown strike strikes campaign war conflict crisis debt"
    " inflation tariffs eruption volcano landslide avalanche asteroid leak spill pollution combination dilemma scandal"
    " warming climate bacteria pests beetle"
)
_AFTER_HEAD = PREPOSITIONS | {",", "(", "that", "which", "who"}
_ENDINGS = ("tion", "ment", "ness", "ance", "ence", "ity", "ship", "ism")
# Words with such an ending that speak: bodies and records.
_SPEAK = word_set(
    "investigation information administration commission association organization organisation corporation foundation"
    " institution government department management parliament university authority community delegation coalition"
    " prosecution opposition mission alliance conference audience leadership city county facility charity majority"
    " minority party statement document investment station documentation publication declaration indictment affidavit"
    " complaint nation federation union constitution legislation resolution presentation agreement"
    " intelligence announcement notation movement"
)


def is_sign(units: Outline, source: Range, lemma: str) -> bool:
    """Whether a source only is a sign of what the verb tells: "the moves suggest", "the drop in prices highlights"."""
    if lemma not in _TELLS:
        return False
    if lemma == "threaten" and not _DANGERS.isdisjoint(units.lowers[slice(*source)]):
        return True  # "Hurricane Ian threatens the coast"
    if not _COUNTED.isdisjoint(units.lowers[slice(*source)]):
        return False  # "reports indicate", "a growing number of critics suggest"
    first, after = source
    ends = (at for at in range(first + 1, after) if units.lowers[at] in _AFTER_HEAD)
    head = next(ends, after) - 1
    low = units.lowers[head]
    if units.words[head][0].isupper():
        return False
    return low in _THINGS or (len(low) > 6 and low.endswith(_ENDINGS) and low not in _SPEAK)
