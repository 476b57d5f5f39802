"""Noun phrases and clause borders around a reporting verb, read on the outline's units."""

from __future__ import annotations

from .cues import CUES
from .descriptions import MODIFIERS
from .gazetteer import PLACE_OPENERS, PLACES, STATES_FOR_SHORT
from .outline import QUOTE, Outline
from .roles import ROLES
from .words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    WEEKDAYS,
    has_past_form,
    is_adverb,
)

# How far a noun phrase may reach, in units; longer ones are misread sentences.
REACH = 30
BORDERS = frozenset(',;:.?!()[]—–―/…|•"“”') | {QUOTE, "--", "...", "-", "_"}
RELATIVE = frozenset({"who", "which", "that"})
DASHES = frozenset({"—", "–", "―", "--", "-"})
_PARTY_TAGS = frozenset({"R-", "D-", "I-"})

Range = tuple[int, int]


def skip_back(units: Outline, at: int, low_bound: int) -> int:
    """The first unit of the verb group that ends before `at`: adverbs and auxiliaries to its left are its own."""
    lowers = units.lowers
    while at > low_bound:
        low = lowers[at - 1]
        if low == "'s" and at >= 2 and lowers[at - 2] not in SUBJECT_PRONOUNS:
            break
        if (
            low in AUXILIARIES
            or (is_adverb(low) and (low in ADVERBS or units.words[at - 1][0].islower()))
            or low in ("not", "never", "hardly")
        ):
            at -= 1
            continue
        time = _time_before(units, at, low_bound)
        if time == at:
            break
        at = time
    return at


def _time_before(units: Outline, at: int, low_bound: int) -> int:
    """The first unit of when something was said, where it stands before its verb: "Kirby on Sunday night said"."""
    lowers = units.lowers
    if lowers[at] in ("later", "earlier") and lowers[at - 1].rstrip("s") in TIME_NOUNS:  # "a month later"
        first = at - 2
        return first if first > low_bound and (lowers[first] in DETERMINERS or lowers[first][0].isdigit()) else at
    first = at
    while first > low_bound and lowers[first - 1] in TIME_NOUNS:
        first -= 1
    dated = lowers[first] in WEEKDAYS and first < at
    if first < at and lowers[first - 2 : first] == ["in", "the"] and first - 2 > low_bound:  # "earlier in the day"
        return first - 2
    if first < at and first - 1 > low_bound and lowers[first - 1] in ("past", "last", "this", "late", "early"):
        first -= 1
        dated = True
    if first - 1 > low_bound and lowers[first - 1] in ("this", "on", "last", "late", "earlier"):
        first -= 1
    return first if dated and first > low_bound and units.words[first - 1] not in OPENERS else at


def subject_before(units: Outline, at: int, low_bound: int) -> Range | None:
    """The noun phrase that is the subject of the verb group starting at unit `at`."""
    lowers = units.lowers
    if at <= low_bound:
        return None
    before = lowers[at - 1]
    if before in RELATIVE and at - 1 > low_bound:
        end = at - 1
        if lowers[end - 1] in DASHES or lowers[end - 1] == ",":
            end -= 1
        phrase = noun_phrase_before(units, end, low_bound)
        if phrase is None and end > low_bound and units.words[end - 1][0].isupper():  # "from Mike Lee, who declared"
            phrase = (units.capitals_before(end, low_bound), end)
        return _apposed_name(units, phrase, low_bound) or phrase if phrase is not None else None
    if before in ("who",):
        return None
    if before in SUBJECT_PRONOUNS:
        return at - 1, at
    if before == "," or before == ")" or before in DASHES:
        return _before_aside(units, at, low_bound)
    if before in CONJUNCTIONS:
        return None
    phrase = noun_phrase_before(units, at, low_bound)
    if phrase is None:
        return None
    who = _relative_before(units, phrase[0], low_bound) if "than" not in lowers[phrase[0] : at] else None
    if who is not None:
        return subject_before(units, who + 1, low_bound)
    if phrase[0] - 2 > low_bound and lowers[phrase[0] - 2 : phrase[0]] == [")", "and"]:  # "Smith (Vt.) and Jones said"
        other = noun_phrase_before(units, _opening_bracket(units, phrase[0] - 2, low_bound), low_bound)
        return (other[0], at) if other is not None else phrase
    if phrase[0] - 2 >= low_bound and lowers[phrase[0] - 1] == "and" and lowers[phrase[0] - 2] in ("he", "she"):
        return phrase[0] - 2, at  # "he and another reporter said"
    return _with_name_before(units, phrase, low_bound)


def _relative_before(units: Outline, at: int, low_bound: int) -> int | None:
    """The `who` of the clause that a noun phrase at a unit ends: "Anna Smith, who founded the league tweeted"."""
    verb = at - 1
    if verb <= low_bound or units.words[verb][0].isupper():
        return None
    if begins_predicate(units, verb, at) or units.lowers[verb].endswith("s"):
        who = skip_back(units, verb, low_bound) - 1
        return who if who > low_bound and units.lowers[who] == "who" else None
    return None


def _apposed_name(units: Outline, phrase: Range, low_bound: int) -> Range | None:
    """The name that a description after a comma belongs to: "Anna Smith, the chairman of the board, who said"."""
    first = phrase[0]
    if first - 2 < low_bound or units.lowers[first - 1] != "," or units.lowers[first] not in ("the", "a", "an"):
        return None
    end = at = first - 1
    while at > low_bound and (
        units.words[at - 1][0].isupper()
        or units.lowers[at - 1][0].isupper()  # the `de` of a name
        or (at < end and units.lowers[at - 1] == "of")
    ):
        at -= 1
    if at == end or _is_place(units, at, end) or units.lowers[at - 1 : at] == ["in"]:
        return None
    return at, end


def _with_name_before(units: Outline, phrase: Range, low_bound: int) -> Range:
    """The noun phrase with the name that it only goes on with, where no comma closes it again: "Anna Smith of Columbia,
    South Carolina says", "Anna Smith, president of the league stated".
    """
    first, after = phrase
    lowers, words = units.lowers, units.words
    if first - 2 < low_bound or lowers[first - 1] != ",":
        return phrase
    place = _is_place(units, first, after)
    titled = words[first][0].isupper() and first + 1 < after and words[first + 1][0].isupper()  # "President Smith"
    described = lowers[first] in ROLES and not titled
    described = described or (lowers[first] in ("a", "an") and _heads_role(units, first + 1, after))
    if not place and not described:
        return phrase
    bracket = _opening_bracket(units, first - 2, low_bound) if lowers[first - 2] == ")" else first - 1
    name = noun_phrase_before(units, bracket, low_bound)
    if name is None or not words[name[0]][0].isupper():
        return phrase
    if place:  # "in Ohio, Iowa says" has none
        return (name[0], after) if not PREPOSITIONS.isdisjoint(lowers[name[0] : name[1]]) else phrase
    return (name[0], after) if _is_bare_name(units, *name) and name[1] - name[0] > 1 else phrase


def _heads_role(units: Outline, first: int, after: int) -> bool:
    """Whether a role heads a noun phrase: "former Secret Service agent for President Clinton"."""
    head = next((at for at in range(first, after) if units.lowers[at] in PREPOSITIONS), after)
    return head > first and units.lowers[head - 1] in ROLES


def _before_aside(units: Outline, at: int, low_bound: int) -> Range | None:
    """The noun phrase before an aside that ends before `at`: "Kirby, a White House spokesman, said"."""
    lowers = units.lowers
    closing = lowers[at - 1]
    if closing == ")" or lowers[at - 2 : at] == [")", ","]:  # "Kirby (R-Ohio), said"
        opening = _opening_bracket(units, at - 1 if closing == ")" else at - 2, low_bound)
        phrase = noun_phrase_before(units, opening, low_bound) if lowers[opening] == "(" else None
        if closing == ")" or (phrase is not None and units.words[phrase[1] - 1][0].isupper()):
            return phrase
    best: Range | None = None
    end = at - 2
    while end > low_bound and at - end < REACH + 10:
        low = lowers[end]
        if (low == QUOTE and units.ends[end] - units.starts[end] > 60) or low in ";:":
            break
        if low == closing or (closing == "," and low == "(" and best is None):
            bracket = _opening_bracket(units, end - 1, low_bound) if lowers[end - 1] == ")" else end
            phrase = noun_phrase_before(units, bracket, low_bound)
            if phrase is not None and _can_be_a_speaker(units, phrase):
                bare = _is_bare_name(units, end + 1, at - 1) and not _is_place(units, end + 1, at - 1)
                if best is None and closing == "," and bare:
                    # "In the filing, her lawyer, Anna Smith, wrote", "Smith, the editor of the daily, Le Monde, said"
                    return _apposed_name(units, phrase, low_bound) or (phrase[0], at - 1)
                if closing in DASHES and phrase[0] == low_bound and lowers[phrase[0]] in ("a", "an", "one"):
                    named = _names_first(units, end + 1, at - 1)
                    if named:
                        return phrase[0], named  # "A former nominee — Anna Smith, who lost — said"
                best = phrase
                if units.words[phrase[0]][0].isupper() or phrase[0] == low_bound:
                    following = lowers[end + 1]
                    if following in DETERMINERS or following in POSSESSIVES or following in ("who", "whose"):
                        break
        end -= 1
    if best is not None and closing == "," and _is_bare_name(units, best[1] + 1, at - 1):
        return best[0], at - 1  # "A top strategist, John Weaver, tells"
    return best


def _names_first(units: Outline, first: int, after: int) -> int:
    """The unit after the name that opens an aside; 0 where none does."""
    at = units.capitals_after(first, after)
    return at if at - first > 1 and (at == after or units.lowers[at] in (",", "who", "(")) else 0


def _opening_bracket(units: Outline, closing: int, low_bound: int) -> int:
    at = closing - 1
    while at > low_bound and units.lowers[at] != "(" and closing - at < REACH:
        at -= 1
    return at


def _is_bare_name(units: Outline, first: int, after: int) -> bool:
    return 0 < after - first <= 4 and units.capitals_after(first, after) == after


def _is_place(units: Outline, first: int, after: int) -> bool:
    return all(units.words[at] in PLACES or units.words[at] in PLACE_OPENERS for at in range(first, after))


def _can_be_a_speaker(units: Outline, phrase: Range) -> bool:
    first, after = phrase
    lowers, words = units.lowers, units.words
    if after - first == 1:
        word = words[first]
        if word in STATES_FOR_SHORT or word[:2] in _PARTY_TAGS:  # "a driver from Ava, Mo., said", "Kirby, R-S.C.,"
            return False
        return lowers[first] in ("he", "she") or (word[0].isupper() and lowers[first] not in TIME_NOUNS)
    head = lowers[first]
    if head in PREPOSITIONS or head in TIME_NOUNS or head[0].isdigit() or head.endswith("ing"):
        return False
    return any(words[i][0].isupper() or lowers[i] in ROLES for i in range(first, after)) or head in DETERMINERS


def noun_phrase_before(units: Outline, end: int, low_bound: int) -> Range | None:
    """The noun phrase that ends before unit `end`, back to a border, a verb or a subordinator."""
    lowers, words = units.lowers, units.words
    first = end
    if end - 3 >= low_bound and _is_share(lowers[end - 3 : end]):
        return end - 3, end
    floor = max(low_bound, end - REACH)
    while first > floor:
        low = lowers[first - 1]
        if low in BORDERS or (low in SUBJECT_PRONOUNS and low not in DETERMINERS):
            break
        if low in ("after", "before", "since", "until", "as", "once"):
            break
        if low in AUXILIARIES and low != "'s":
            break
        if low in ("and", "or"):
            if not _joins(units, first - 1, end, floor):
                break
        elif (
            low in CONJUNCTIONS
            or low == "that"
            or (low in SUBORDINATORS and low not in PREPOSITIONS and low not in DETERMINERS)
            or (first < end and (_is_finite_verb(units, first - 1, end) or is_past(units, first - 1, floor)))
        ):
            break
        first -= 1
    first = _trim(units, first, end)
    return (first, end) if first < end and any(words[i][0].isalnum() for i in range(first, end)) else None


def _is_share(lowers: list[str]) -> bool:
    """ "One in three", "three out of five", "all but two": a subject that small words alone make up."""
    number, link, of = lowers
    return link in ("in", "but", "of") and _is_number(of) and (_is_number(number) or number in ("all", "out"))


def _is_number(low: str) -> bool:
    return low in NUMBERS or low[0].isdigit()


def _joins(units: Outline, at: int, end: int, floor: int) -> bool:
    """Whether `and` at this unit joins two nouns of one subject ("Rubio and Cruz", "the House and Senate leaders")."""
    if at - 1 < floor or at + 1 >= end:
        return False
    left, right = units.words[at - 1], units.words[at + 1]
    if (left[0].isupper() and right[0].isupper()) or (left.lower() in ROLES and right.lower() in ROLES):
        return True
    return (
        left[0].isalpha()
        and right[0].islower()
        and not _is_finite_verb(units, at - 1, end)
        and end - at <= 4
        and (units.lowers[at + 1] not in DETERMINERS and units.lowers[at + 1] not in POSSESSIVES)
    )


def _is_finite_verb(units: Outline, at: int, end: int) -> bool:
    low = units.lowers[at]
    cue = CUES.get(low)
    if cue is not None and not cue.noun and cue.form in ("past", "s") and units.words[at].islower():
        following = units.lowers[at + 1] if at + 1 < end else ""
        return (
            following in DETERMINERS
            or following in POSSESSIVES
            or following in PREPOSITIONS
            or (at + 1 < end and units.words[at + 1][0].isupper())
        )
    return False


def is_past(units: Outline, at: int, floor: int) -> bool:
    """A past tense after what can be its subject: "Obama passionately rebuked critics"."""
    low = units.lowers[at]
    if units.words[at][0].isupper() or not has_past_form(low) or low in MODIFIERS or at <= floor:
        return False
    before = at - 1
    while before > floor and is_adverb(units.lowers[before]):
        before -= 1
    low = units.lowers[before]
    if units.words[before][0].isupper():
        return low not in DETERMINERS and low not in POSSESSIVES
    return low in ROLES or (low in SUBJECT_PRONOUNS and low not in DETERMINERS)


def begins_predicate(units: Outline, at: int, end: int) -> bool:
    """Whether a finite verb stands at a unit, as far as its form tells: "(Kirby) announced", "(Kirby) has"."""
    if at >= end:
        return False
    low = units.lowers[at]
    return low in AUXILIARIES or (has_past_form(low) and units.words[at][0].islower())


def _trim(units: Outline, first: int, end: int) -> int:
    """Leave out what opens the clause but is not the subject: "On Monday Kirby", "But Trump"."""
    lowers, words = units.lowers, units.words
    while first < end:
        low = lowers[first]
        if (
            low in CONJUNCTIONS
            or low in ("while", "when", "as", "because", "although", "though", "if", "then", "that")
            or low in WEEKDAYS
            or low in ("today", "yesterday", "later", "meanwhile", "earlier")
        ):
            first += 1
        elif (
            (low in ("last", "this", "next") or low[0].isdigit())
            and first + 1 < end
            and lowers[first + 1] in TIME_NOUNS
        ):
            first += 2
        elif is_adverb(low) and low not in DETERMINERS and not (low == "both" or low == "all"):
            first += 1
        elif low in PREPOSITIONS and low not in ("per",):
            at = first + 1
            while at < end and not (
                (lowers[at] in DETERMINERS or lowers[at] in POSSESSIVES or words[at][0].isupper())
                and at > first + 1
                and lowers[at - 1] not in PREPOSITIONS
                and lowers[at - 1] not in DETERMINERS
                and not (words[at][0].isupper() and words[at - 1][0].isupper() and lowers[at - 1] not in TIME_NOUNS)
            ):
                at += 1
            first = at
        else:
            break
    return first
