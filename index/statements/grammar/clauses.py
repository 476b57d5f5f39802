"""The subject of a sentence's main clause, past what opens it."""

from __future__ import annotations

from ...lexicon.cues import CUES
from ...lexicon.gazetteer import NOT_NAMES, PLACE_OPENERS, PLACES
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    AUXILIARIES,
    BE,
    CLAUSE_LEADS,
    DETERMINERS,
    MODALS,
    MONTHS,
    NUMBERS,
    OPENERS,
    PREPOSITIONS,
    TIME_NOUNS,
    WEEKDAYS,
    has_past_form,
    is_adverb,
    is_plural_noun,
    word_set,
)
from ..people.descriptions import MODIFIERS
from .datelines import past_dateline
from .outline import QUOTE, Outline
from .phrases import CLAUSE_BORDERS, DASHES, JOINTS, PRONOUNS, Range, begins_predicate

_OPENING = word_set("early late when while if although though because once shown given known born")
_LINKS = CLAUSE_LEADS | word_set("why how which whom")
# What somebody's name stands before: "the Biden administration", "a Trump campaign aide".
_BODIES = word_set(
    "administration campaign team transition government regime cabinet camp family foundation organization company"
    " presidency committee network estate trial lawsuit rally speech"
)
_ARTICLES = word_set("a an the")
_AFTER_SUBJECT = word_set("also then still later never soon now")
_DEGREES = word_set("most more not less")
_LEADS = word_set("but and so yet then still also later back earlier meanwhile now")


def main_subject(units: Outline, lo: int, before: int) -> Range | None:
    """The subject of the sentence that starts at `lo`: its first noun phrase that a verb follows, if one is plain."""
    lowers = units.lowers
    at = _past_time_before(units, past_dateline(units, lo, before), before)
    for _ in range(3):  # "But on Thursday, after meeting Putin, Xi said"
        at, opened = _past_phrase(units, at, before)
        if not opened:
            break
    if lowers[at : at + 1] and lowers[at] in ("this", "last", "that") and lowers[at + 1 : at + 3][-1:] == [","]:
        at += 3 if lowers[at + 1] in TIME_NOUNS else 0  # "Earlier this week, Trump"
    if at >= before:
        return None
    if lowers[at] in PRONOUNS:
        return at, at + 1
    after = _phrase_end(units, at, before, opens=at == lo)
    return (at, _past_names(units, after, before)) if after > at else None


def _past_names(units: Outline, after: int, before: int) -> int:
    """The unit after the names that a list goes on with: "Quinn(, Murray and Vulcano)"."""
    at = after
    while at < before and units.lowers[at] == "," and units.words[after - 1][0].isupper():
        at = max(units.capitals_after(at + 1, before), at + 1)
    end = units.capitals_after(at + 1, before) if after < at < before and units.lowers[at] == "and" else at
    return end if end > at + 1 else after


def _past_time_before(units: Outline, at: int, before: int) -> int:
    """The unit after an opening that says when or how: "A few days later, Trump", "Two weeks after he left, Trump"."""
    lowers = units.lowers
    for later in range(at, min(before - 1, at + 5)):
        adverbial = all(is_adverb(low) or low in _DEGREES for low in lowers[at : later + 1])  # "Most recently, Trump"
        if lowers[later + 1] == "," and (lowers[later] in ("later", "earlier", "ago", "prior") or adverbial):
            return later + 2
        if lowers[later] in ("before", "after", "into") and lowers[later - 1].rstrip("s") in TIME_NOUNS:
            return next((i + 1 for i in range(later, before - 1) if _pauses(units, i)), at)
    return at


def _past_phrase(units: Outline, at: int, before: int) -> tuple[int, bool]:
    """The unit after a phrase that opens a sentence at a unit, up to its comma; and whether another may follow."""
    lowers, words = units.lowers, units.words
    while at < before and (
        lowers[at] in _LEADS or lowers[at] in WEEKDAYS or not words[at][0].isalnum() or is_adverb(lowers[at])
    ):
        at += 1
    if at >= before or not (lowers[at] in PREPOSITIONS or lowers[at] in _OPENING or is_participle(units, at)):
        return at, False
    timed = _after_time(units, at, before)
    if timed > at and lowers[timed] != ",":  # "On Sunday morning Trump"
        return timed, True
    comma = next((i for i in range(at + 1, min(before, at + 40)) if _pauses(units, i)), None)
    if comma is None or comma + 1 >= before:
        return at + (lowers[at] in CLAUSE_LEADS), False  # "As Trump began tweeting": it's this clause's own
    at = comma + 1
    if lowers[at].isdigit() and lowers[at + 1 : at + 2] == [","]:  # "On May 18, 1791, Kirby"
        at += 2
    if at >= before:
        return at, False
    if words[at] in PLACES or words[at] in PLACE_OPENERS:  # "in Salem, New Hampshire, Trump"
        at = next((i + 1 for i in range(at + 1, min(at + 4, before)) if lowers[i] == ","), at)
    return at, True


def _phrase_end(units: Outline, first: int, before: int, *, opens: bool) -> int:
    """The unit after the noun phrase at a unit, which `opens` its sentence: at its verb, or where it pauses."""
    lowers = units.lowers
    at = first
    while at < before and at - first < 12:
        low = lowers[at]
        if low == QUOTE and at == first + 1 and lowers[first] in _ARTICLES:
            at += 1  # "The “In da Club” rapper"
            continue
        if low == QUOTE or low in ",;:()." or low in DASHES or low in MODALS or low in BE:
            break
        if low in ("who", "which", "that", "has", "had", "have", "and", "did", "does", "do"):
            joins = units.words[at - 1][0].isupper() or lowers[at - 1] in ROLES
            if low == "and" and joins and _names_next(units, at + 1, before):
                at += 1
                continue
            break
        if at > first and ((low in PREPOSITIONS and low not in ("of", "for", "from", "at")) or low in _AFTER_SUBJECT):
            break
        article = at == first + 2 and lowers[first] in _ARTICLES
        if at > first and _is_its_verb(units, at, headed=opens and at - 1 == first, article=article):
            break
        at += 1
    return at


def _is_its_verb(units: Outline, at: int, *, headed: bool, article: bool) -> bool:
    """Whether a word after a noun phrase is its verb, not a part of it: a past form, or what follows a name and is no
    noun that the name describes. `headed` where the phrase is one word that opens its sentence, `article` where it is
    one after an article.
    """
    low, last = units.lowers[at], units.words[at - 1]
    if not units.words[at][0].islower() or units.lowers[at - 1] in _ARTICLES:  # "an armed man"
        return False
    cue = CUES.get(low)
    if has_past_form(low) or (cue is not None and not cue.noun and cue.form in ("past", "s")):
        return True
    return (
        last[0].isupper()
        and not (headed and _heads_on(units, at))  # "Civil liberties groups"
        and not (article and not low.endswith("s") and not is_adverb(low))  # "The Republican legislation"
        and not last.rpartition("-")[2].islower()  # "The San Diego-based chain"
        and last not in OPENERS
        and low not in ROLES
        and low not in MODIFIERS
        and low not in PREPOSITIONS
        and low not in _BODIES
    )


def _heads_on(units: Outline, at: int) -> bool:
    """Whether the word that opens a sentence only describes what its phrase is headed by: "Civil liberties groups"."""
    lowers = units.lowers
    if lowers[at - 1].isupper():
        return False  # a person's name
    for head in (at, at + 1, at + 2):
        low = lowers[head] if head < len(lowers) else ""
        if low in ROLES or is_plural_noun(low):
            following = lowers[head + 1] if head + 1 < len(lowers) else ""
            verb = following in AUXILIARIES or has_past_form(following) or following in ("who", ",")
            return verb or (units.words[head + 1 : head + 2] != [] and units.words[head + 1][0].isupper())
        if low in PREPOSITIONS or low in DETERMINERS or low.endswith("s"):
            return False
    return False


def opens_sentence(units: Outline, lo: int, group: int) -> bool:
    """Whether a participle at unit `group` stands before its sentence's subject: "Noting that it was late, Kirby left",
    "Yet by saying so, Kirby", "One month after announcing it, Kirby".
    """
    lowers = units.lowers
    begin = past_dateline(units, lo, group)
    begin += lowers[begin] in _LEADS
    if group == begin:
        return True
    led = lowers[group - 1] in PREPOSITIONS or lowers[group - 1] in ("while", "when")
    if not led or not lowers[group].endswith("ing"):
        return False
    return all(low in NUMBERS or low.rstrip("s") in TIME_NOUNS for low in lowers[begin : group - 1])


def nearest_clause(units: Outline, lo: int, before: int) -> int:
    """Where the clause that unit `before` stands in starts: "Xi won, but | Putin left, saying", "When Kirby was asked,
    | he laughed and said", "They cheered when | Xi came and said". Only a name or pronoun with its verb starts one.
    """
    lowers, words = units.lowers, units.words
    alone = True  # no comma stands between
    for border in range(before - 2, lo, -1):
        low = lowers[border]
        pauses = low in CLAUSE_BORDERS
        joint = low in JOINTS and (lowers[border - 1] in CLAUSE_BORDERS or words[border - 1][0].islower())
        link = low in _LINKS and alone and lowers[border - 1] not in CUES
        opens = joint or link or (pauses and lowers[border + 1] in ("he", "she"))
        if opens and begins_predicate(units, _name_after(units, border + 1, before), before):
            return border + 1
        alone = alone and not pauses
    return lo


def _name_after(units: Outline, at: int, before: int) -> int:
    """The unit after a name or `he` at a unit; `before` where neither stands there."""
    first = at
    at = units.capitals_after(at + (units.lowers[at] in ("he", "she")), before)
    if at == first:
        return before
    if units.lowers[at] == "'s":  # "Iran's support"
        return before
    return at


def _names_next(units: Outline, at: int, before: int) -> bool:
    """Whether a name follows, past what it is called: "(CEO and) presidential candidate Carly Fiorina"."""
    while at < before and (units.lowers[at] in ROLES or units.lowers[at] in MODIFIERS):
        at += 1
    return at < before and units.words[at][0].isupper()


def _after_time(units: Outline, at: int, before: int) -> int:
    """The unit after "on Sunday morning", "in March 2015", that opens a sentence at unit `at`; else `at`."""
    after = at + 1
    while after < before and (
        units.lowers[after] in TIME_NOUNS or units.lowers[after] in MONTHS or units.lowers[after].isdigit()
    ):
        after += 1
    timed = after > at + 1 and after < before and units.lowers[at] in PREPOSITIONS
    return after if timed and (units.words[after][0].isupper() or units.lowers[after] in ",he she they") else at


def _pauses(units: Outline, at: int) -> bool:
    """Whether a unit is a comma, or a quotation that ends in one."""
    return units.lowers[at] == "," or (units.lowers[at] == QUOTE and units.last_inside(at) == ",")


def is_participle(units: Outline, at: int) -> bool:
    """A sentence that opens with it ("Wanting to express solidarity, Xi") has its subject after the comma; but a verb
    makes it a name ("Boreing said").
    """
    word = units.words[at]
    if len(word) < 5 or not word.endswith(("ing", "ed")) or word in NOT_NAMES:
        return False
    cue = CUES.get(units.lowers[at + 1]) if at + 1 < len(units.lowers) else None
    return cue is None or cue.form not in ("past", "s") or cue.noun
