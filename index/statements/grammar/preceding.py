"""The speaker who stands before the verb: "John Kirby, a spokesman, said"; `inversion` reads the one after it."""

from __future__ import annotations

from ...lexicon.gazetteer import PLACE_OPENERS, PLACES, STATES_FOR_SHORT
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    CLAUSE_LEADS,
    CONJUNCTIONS,
    DETERMINERS,
    OPENERS,
    PARTY_TAGS,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    REMARKS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    word_set,
)
from .clauses import main_subject
from .outline import QUOTE, Outline
from .phrases import (
    CLAUSE_BORDERS,
    NOUN_LEADS,
    PAUSES,
    REACH,
    RELATIVE,
    Range,
    begins_predicate,
    noun_phrase_before,
    skip_back,
)

_DESCRIBES = word_set("who whose that")
# None of these stands in the clause that describes a subject: there another clause begins.
_DISTRACTS = SUBORDINATORS | CLAUSE_LEADS | CLAUSE_BORDERS | {"("}
_NO_VERBS = ROLES | DETERMINERS | POSSESSIVES | PREPOSITIONS | SUBJECT_PRONOUNS | TIME_NOUNS | PLURALS


def subject_before(units: Outline, at: int, low_bound: int) -> Range | None:
    """The noun phrase that is the subject of the verb group starting at unit `at`."""
    lowers = units.lowers
    if at <= low_bound:
        return None
    before = lowers[at - 1]
    if before in RELATIVE and at - 1 > low_bound:
        end = at - 1
        if lowers[end - 1] in PAUSES:
            end -= 1
        phrase = _past_verb(units, noun_phrase_before(units, end, low_bound))
        if phrase is None and end > low_bound and units.words[end - 1][0].isupper():  # "from Mike Lee, who declared"
            phrase = (units.capitals_before(end, low_bound), end)
        return _apposed_name(units, phrase, low_bound) or phrase if phrase is not None else None
    if before in SUBJECT_PRONOUNS:
        return at - 1, at
    if before in PAUSES or before == ")":
        phrase = _before_aside(units, at, low_bound)
        return _with_names_before(units, phrase, low_bound) if phrase is not None else None
    if before in CONJUNCTIONS:
        return None
    described = _described_subject(units, at, low_bound)
    if described is not None:
        return described
    phrase = noun_phrase_before(units, at, low_bound)
    if phrase is None:
        return None
    if remark := _remark(units, phrase):
        return remark + 1, at
    who = _relative_before(units, phrase[0], low_bound) if "than" not in lowers[phrase[0] : at] else None
    if who is not None:
        return subject_before(units, who + 1, low_bound)
    if phrase[0] - 2 >= low_bound and lowers[phrase[0] - 1] == "and" and lowers[phrase[0] - 2] in ("he", "she"):
        return phrase[0] - 2, at  # "he and another reporter said"
    if phrase[0] - 2 > low_bound and lowers[phrase[0] - 2 : phrase[0]] == [")", "and"]:  # "Smith (Vt.) and Jones said"
        other = noun_phrase_before(units, _opening_bracket(units, phrase[0] - 2, low_bound), low_bound)
        return (other[0], at) if other is not None else phrase
    return _with_names_before(units, _with_name_before(units, phrase, low_bound), low_bound)


def _remark(units: Outline, phrase: Range) -> int:
    """The noun for what was said or done that a subject describes: "a move (his spokesman) denied"; 0 if none."""
    first, after = phrase
    if units.lowers[first] not in ("a", "an", "something"):
        return 0
    for at in range(first, min(first + 4, after - 1)):
        follows = units.words[at + 1][0].isupper() or units.lowers[at + 1] in NOUN_LEADS
        if units.lowers[at] in REMARKS and follows:
            return at
    return 0


def _past_verb(units: Outline, phrase: Range | None) -> Range | None:
    """What a relative clause describes, without the verb that it is the object of: "(released) a report that"."""
    for at in range(phrase[1] - 1, phrase[0], -1) if phrase is not None else ():
        if units.lowers[at] in ("a", "an", "the"):
            before = units.lowers[at - 1]
            verb = units.words[at - 1].islower() and before not in PREPOSITIONS and before not in CONJUNCTIONS
            return (at, phrase[1]) if phrase is not None and verb else phrase
    return phrase


def _with_names_before(units: Outline, phrase: Range, low_bound: int) -> Range:
    """A noun phrase with the names that a list begins with: "John Kirby, Ted Cruz | and Anna Smith"."""
    first, after = phrase
    if "and" not in units.lowers[first:after] or not units.words[first][0].isupper():
        return phrase
    while first - 2 > low_bound and units.lowers[first - 1] == ",":
        name = units.capitals_before(first - 1, low_bound)
        bordered = name == low_bound or units.lowers[name - 1] in (",", QUOTE)
        if first - 1 - name < 2 or not bordered or units.words[name] in OPENERS or _is_place(units, name, first - 1):
            break
        first = name
    return first, after


def _described_subject(units: Outline, at: int, low_bound: int) -> Range | None:
    """What opens the sentence, where a clause that describes it ends before a verb: "Voters who live there (say)"."""
    lowers = units.lowers
    who = next((i for i in range(low_bound + 1, min(at - 1, low_bound + REACH)) if lowers[i] in _DESCRIBES), None)
    if who is None:
        return None
    heard = lowers[who + 1 : who + 3] in (["testified", "before"], ["appeared", "before"], ["spoke", "before"])
    if not _DISTRACTS.isdisjoint(lowers[who + 1 + 2 * heard : at]):
        return None
    subject = main_subject(units, low_bound, who)
    if subject is None or subject[1] != who or lowers[who - 1] in PREPOSITIONS:  # "At that hearing he said"
        return None
    verb = who + 1
    if lowers[who] == "whose":
        return subject
    if begins_predicate(units, verb, at):
        return subject if at - verb > 1 else None
    low = lowers[verb]
    plain = units.words[verb].islower() and low not in _NO_VERBS
    verbal = lowers[who] == "who" or low.endswith("s")  # "The company that runs it (says)"
    return subject if verbal and plain and at - verb > 1 else None


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
    lives = units.lowers[first - 1] in ("of", "from")  # "Amy Smith, of Phoenix, who said"
    first -= lives
    if first - 2 < low_bound or units.lowers[first - 1] != ",":
        return None
    if not lives and units.lowers[first] not in ("the", "a", "an"):
        return None
    end = at = first - 1
    while at > low_bound and (units.words[at - 1][0].isupper() or (at < end and units.lowers[at - 1] == "of")):
        at -= 1
    return None if at == end else (at, end)


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
    name = noun_phrase_before(units, first - 1, low_bound)
    if name is None or not words[name[0]][0].isupper():
        return phrase
    named = lowers[name[0] : name[1]]
    if place:  # "The latest test, North Korea said" has none
        return phrase if PREPOSITIONS.isdisjoint(named) else (name[0], after)
    return (name[0], after) if _is_bare_name(units, *name) and len(named) > 1 else phrase


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
        if low == closing:
            bracket = _opening_bracket(units, end - 1, low_bound) if lowers[end - 1] == ")" else end
            phrase = noun_phrase_before(units, bracket, low_bound)
            bare = _is_bare_name(units, end + 1, at - 1) and not _is_place(units, end + 1, at - 1)
            if best is None and bare and closing == "," and phrase is not None and _describes_name(units, phrase):
                return phrase[0], at - 1  # "the sport's governing body, FIFA, said"
            if phrase is not None and _can_be_a_speaker(units, phrase):
                if best is None and closing == "," and bare:
                    # "In the filing, her lawyer, Anna Smith, wrote", "Smith, the editor of the daily, Le Monde, said"
                    return _apposed_name(units, phrase, low_bound) or (phrase[0], at - 1)
                if best is not None and lowers[end + 1] in ("and", "but"):
                    break  # "It failed, and council President David James, a former officer, said"
                best = phrase
                titled = lowers[phrase[0]] in ROLES and PREPOSITIONS.isdisjoint(lowers[phrase[0] : phrase[1]])
                if titled and units.words[phrase[1] - 1][0].isupper():
                    break  # "A decade before, singer Paul Robeson, famed for his voice, said"
                if units.words[phrase[0]][0].isupper() or phrase[0] == low_bound:
                    following = lowers[end + 1]
                    if following in NOUN_LEADS or following in ("who", "whose"):
                        break
        end -= 1
    if best is not None and closing == "," and _is_bare_name(units, best[1] + 1, at - 1):
        return best[0], at - 1  # "A top strategist, John Weaver, tells"
    return best


def _opening_bracket(units: Outline, closing: int, low_bound: int) -> int:
    at = closing - 1
    while at > low_bound and units.lowers[at] != "(" and closing - at < REACH:
        at -= 1
    return at


def _is_bare_name(units: Outline, first: int, after: int) -> bool:
    return 0 < after - first <= 4 and units.capitals_after(first, after) == after


def _is_place(units: Outline, first: int, after: int) -> bool:
    return all(units.words[at] in PLACES or units.words[at] in PLACE_OPENERS for at in range(first, after))


def _describes_name(units: Outline, phrase: Range) -> bool:
    """Whether a noun phrase without a name, after a comma, is what the name after it is: "their school, Acme"."""
    first, after = phrase
    lowers = units.lowers
    opens = first > 0 and (lowers[first - 1] == "," or lowers[first - 1] == QUOTE)
    small = PREPOSITIONS | TIME_NOUNS | CONJUNCTIONS
    return opens and "'s" in lowers[first:after] and small.isdisjoint(lowers[first:after])


def _can_be_a_speaker(units: Outline, phrase: Range) -> bool:
    first, after = phrase
    lowers, words = units.lowers, units.words
    if after - first == 1:
        word = words[first]
        if word in STATES_FOR_SHORT or word[:2] in PARTY_TAGS:  # "a driver from Ava, Mo., said", "Kirby, R-S.C.,"
            return False
        return word[0].isupper()
    head = lowers[first]
    if lowers[after - 1] in TIME_NOUNS and PREPOSITIONS.isdisjoint(lowers[first:after]):
        return False  # "Early Wednesday"
    if (head[0].isdigit() and not head.endswith("-old")) or head.endswith("ing"):
        return False
    return any(words[i][0].isupper() or lowers[i] in ROLES for i in range(first, after)) or head in DETERMINERS
