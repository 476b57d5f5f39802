"""Where the content of a report lies: after its verb, or before it where the verb closes the sentence."""

from __future__ import annotations

from .clauses import is_participle, opens_sentence
from .cues import CUES, PARTICLES, Cue
from .frames import Frame
from .outline import QUOTE, Outline
from .phrases import begins_predicate
from .roles import ROLES
from .words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_LEADS,
    DETERMINERS,
    IRREGULAR_PAST,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    has_past_form,
    is_adverb,
    word_set,
)

_OBJECTS = word_set("him her them me us you it everyone people himself herself themselves")
_CLAUSE_OPENERS = word_set("that if whether how why what when where who which to")
_NOT_CLAUSES = TIME_NOUNS | {",", "."}  # after `that`: "on Twitter that day that"
_REACH = 16
_JOINTS = word_set("and but while although though whereas because")
_BEFORE_LEADS = word_set("and but still even ever just only shortly soon")
_CLAUSE_BORDERS = frozenset({",", ";", ":", "—", "–", "―", "--", QUOTE})
_RELATIVE = word_set("who which whose")
_AMOUNTS = NUMBERS | {"half", "a"}
_BEFORE_OWN = word_set("if even when while although though because")  # they open a clause before the content's own
_ASIDES = word_set("which who whose compared a an")


def content_start(units: Outline, frame: Frame, hi: int) -> int:
    """The first unit of what was said after the verb; `hi` where nothing follows but when, where and to whom, a comma
    where somebody else's report does.
    """
    lowers, words = units.lowers, units.words
    at = frame.after
    lemma = frame.cue.lemma
    if not frame.inverted and at < hi and lowers[at] in PARTICLES.get(lemma, ()):
        at += 1
    if frame.cue.pattern == "object" and lemma not in ("thank", "apologize", "apologise"):
        return at + (lemma == "point" and lowers[at : at + 1] == [","])  # "As Kirby pointed out, the talks failed"
    if frame.cue.pattern == "tell" or (lemma in ("ask", "warn", "caution", "promise") and not frame.inverted):
        at = _after_hearer(units, at, hi, frame)
    # "said Tuesday in a statement that": a complementiser ahead settles where the content starts.
    for ahead in range(at, min(at + _REACH, hi)):
        low = lowers[ahead]
        if low == "that" and not (ahead + 1 < hi and lowers[ahead + 1] in _NOT_CLAUSES):
            if (
                ahead == at
                or lowers[at] in PREPOSITIONS
                or lowers[at] in TIME_NOUNS
                or lowers[at] in ADVERBS
                or lowers[at] == ","
            ):
                return ahead
            break
        next_speaks = low == "," and _speaks_next(units, ahead, hi)
        if low in SUBJECT_PRONOUNS or low in AUXILIARIES or low == QUOTE or low in ";:" or next_speaks:
            break
    while at < hi:
        low = lowers[at]
        if low == "," and at > frame.after and not frame.inverted and _speaks_next(units, at, hi):
            return at  # "critics who agree with him, Kirby said"
        if (
            low in TIME_NOUNS
            or (low in ("last", "this", "earlier", "late", "early") and at + 1 < hi and lowers[at + 1] in TIME_NOUNS)
            or (
                (low in ADVERBS or is_adverb(low))
                and low not in ("all", "both", "even", "only", "there", "since", "once", "just")
            )
        ):
            at += 1
        elif low == "about" and at + 1 < hi and (lowers[at + 1][0].isdigit() or lowers[at + 1] in _AMOUNTS):
            break  # "said about half of them"
        elif low in PREPOSITIONS and low not in _CLAUSE_OPENERS and lemma not in ("warn", "complain", "speak", "ask"):
            end = _after_prepositional(units, at, hi)
            if end >= hi:
                return hi
            if end == at:
                break
            at = end
        elif low in (",", ":", "-", "—", "–"):
            at += 1
        else:
            break
        if at < hi and words[at] == QUOTE:
            break
    return at


def _after_hearer(units: Outline, at: int, hi: int, frame: Frame) -> int:
    lowers, words = units.lowers, units.words
    if frame.inverted or at >= hi:
        return at
    if (lowers[at] in _CLAUSE_OPENERS and lowers[at] != "to") or lowers[at] in PREPOSITIONS:
        return at
    if lowers[at] in _OBJECTS:
        return at + 1
    optional = frame.cue.lemma in ("ask", "warn", "caution", "promise", "advise", "plead")
    topic = frame.cue.lemma == "ask" and "about" in lowers[at : min(at + 8, hi)]
    if optional and not topic and not _has_clause_ahead(units, at, hi):
        return at
    first = at
    while at < hi and at - first < _REACH:
        low = lowers[at]
        if low in _CLAUSE_OPENERS or (low in SUBJECT_PRONOUNS and low not in DETERMINERS):
            break
        if low == QUOTE or low in ",:;.—–":
            break
        if at > first and (low in PREPOSITIONS or low in TIME_NOUNS or (low in AUXILIARIES and low != "'s")):
            if low in AUXILIARIES:  # the hearer was the clause's own subject: "warned Russia would"
                return first
            break
        if at > first and (low in DETERMINERS or low in POSSESSIVES):
            break
        inner = lowers[at - 1] in DETERMINERS or lowers[at - 1] in ("and", "'s")
        if at > first and words[at][0].isupper() and words[at - 1][0].islower() and not inner:
            break
        at += 1
    return at


def _has_clause_ahead(units: Outline, at: int, hi: int) -> bool:
    return any(units.lowers[i] in _CLAUSE_OPENERS for i in range(at, min(at + 8, hi)))


def _after_prepositional(units: Outline, at: int, hi: int) -> int:
    """The unit after a prepositional phrase, as far as small words tell."""
    lowers, words = units.lowers, units.words
    first = at
    at += 1
    while at < hi:
        low = lowers[at]
        if low == QUOTE and at > first + 1 and lowers[at - 1] in (",", ":"):
            return at
        if low in ",:;—–" or (low in SUBJECT_PRONOUNS and low not in DETERMINERS) or low in ("that", "there"):
            return at
        if low in TIME_NOUNS and at > first + 1:
            return at
        if at > first + 1 and (low in DETERMINERS or low in POSSESSIVES) and lowers[at - 1] not in PREPOSITIONS:
            return at
        begins_name = at > first + 1 and words[at][0].isupper() and words[at - 1][0].islower()
        if begins_name and not (
            lowers[at - 1] in PREPOSITIONS or lowers[at - 1] in DETERMINERS or lowers[at - 1] == "'s"
        ):
            return at
        if low in AUXILIARIES and low != "'s":
            return first  # the phrase opened the clause itself: "said in Iowa voters were"
        at += 1
    return at


def content_end(units: Outline, start: int, hi: int, lo: int) -> int:
    """The unit after the content that starts at `start`, in sentence `[lo, hi)`: where the sentence or its opening
    clause ends, or another report begins.
    """
    lowers = units.lowers
    end = hi
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ";", ":", "...", ")", "—"):
        if lowers[end - 1] == ")" and "(" in lowers[start:end]:
            break
        end -= 1
    first = _clause_start(units, start, lo)
    opening = _leads_up(units, first, start, lo)
    relative = lowers[first] in ("who", "which")
    body = next((at for at in range(start, end) if lowers[at] not in ("that", ",")), end)
    inner = lowers[body] if body < end else ""
    # No clause stands before its own: "that, because they left, the talks failed".
    whole = inner == "to" or (inner not in PREPOSITIONS and inner not in CLAUSE_LEADS)
    border = 0  # the last place where another clause may have begun
    for at in range(start + 1, end):
        low = lowers[at]
        cue = CUES.get(low)
        before = lowers[at - 1]
        if opening and low == QUOTE and units.last_inside(at) == ",":
            return at + 1
        if low == "," and (opening or (relative and at - start > 1 and _predicate_follows(units, at, end))):
            return at
        if low in ("and", "but", ":") and at - start > 1 and _speaks_next(units, at, end):
            return at - (before == ",")
        if low == "," and at - start > 1 and whole and _speaks_next(units, at, end):
            return at
        joint = low in _JOINTS and before in (",", QUOTE, "—", "–", "―", "--") and lowers[at + 1 : at + 2] != ["that"]
        opened = at > body
        if (joint and opened) or low == ";":
            border = at - (before != QUOTE and low != ";")
        if (
            border
            and at - border < 14
            and cue is not None
            and cue.form in ("past", "s")
            and not cue.noun
            and at - border > 2
        ):
            return border
        if before == "," and low == "with" and _has_participle(units, at + 1, end):
            return at - 1  # ", with Kirby calling it a mistake"
        if before == "," and low in PREPOSITIONS and lowers[at + 1 : at + 2] in (["which"], ["whom"]):
            return at - 1  # ", to which Kirby replied"
        if before == "," and at - start > 2 and _leaves(low, cue):
            if (low in _RELATIVE or low in ("a", "an")) and _resumes(units, start, at, end):
                continue  # "said the decision, which struck down the law, shows", "said Fox, a rival, has"
            if low in ("a", "an") and inner in _BEFORE_OWN and "," not in lowers[start + 2 : at - 1]:
                continue  # "that, even if they left, a vote would"
            return at - 1
        if low == "according" and opened and lowers[at + 1 : at + 2] == ["to"]:
            return at - 1 if before == "," else at
        if cue is None:
            if low == "but" and before == "," and lowers[at + 1 : at + 2] != ["that"]:
                return at - 1
            continue
        if before in (",", "—", "–", QUOTE) and cue.form == "ing" and cue.pattern != "quote":
            return at - 1 if before != QUOTE else at
        spoken = cue.form in ("past", "s", "ing") and cue.pattern != "quote"
        if before in ("and", "but", "also", "then") and spoken and not cue.noun and at - 2 > start:
            back = at - 1
            while back > start and lowers[back] in ("also", "then", "later", "and", "but", ","):
                back -= 1
            if lowers[back + 1] in ("and", "but", ","):
                return back + 1
        if before in ("before", "after", "while", "by") and cue.form == "ing" and cue.pattern in ("clause", "tell"):
            return at - 1
    return end


def _clause_start(units: Outline, start: int, lo: int) -> int:
    """The first unit of the clause whose verb stands before a content: after the comma, dash or quotation before it."""
    at = start
    while at > lo and (at == start or units.lowers[at - 1] not in _CLAUSE_BORDERS):
        at -= 1
    while at < start - 1 and units.lowers[at] in _BEFORE_LEADS:
        at += 1
    return at


def _leads_up(units: Outline, first: int, start: int, lo: int) -> bool:
    """Whether the clause from a unit on stands before the main one: "while Xi said", "Noting that", "In rejecting"."""
    lowers = units.lowers
    if lowers[first] in CLAUSE_LEADS or (lowers[first] == "asked" and start - first < 8):
        return True
    return any(is_participle(units, at) and opens_sentence(units, lo, at) for at in range(max(first, start - 4), start))


def _predicate_follows(units: Outline, at: int, end: int) -> bool:
    """Whether the verb of the main clause follows the comma that closes a relative one: ", who said so, left"."""
    at += 1
    while at < end and is_adverb(units.lowers[at]):
        at += 1
    return begins_predicate(units, at, end)


def _has_participle(units: Outline, first: int, end: int) -> bool:
    """Whether a name has a participle of its own: "(with) Senator John McCain calling"."""
    at = first
    while at < end and (units.words[at][0].isupper() or units.lowers[at] in ROLES):
        at += 1
    return first < at < end and units.lowers[at].endswith("ing")


def _resumes(units: Outline, start: int, at: int, end: int) -> bool:
    """Whether what was said goes on past the aside that starts at a unit: with its verb, or an infinitive."""
    closing = next((i for i in range(at, end) if units.lowers[i] == ","), end)
    if units.lowers[closing + 1 : end][:1] == ["to"]:
        return True
    if _is_noun_phrase(units, start, at - 1):
        return units.lowers[at] in _RELATIVE or _predicate_follows(units, closing, end)
    return _lacks_verb(units, start, at - 1) and _predicate_follows(units, closing, end)


def _lacks_verb(units: Outline, start: int, after: int) -> bool:
    """Whether a run is no more than a clause's subject: "that the committee's decision on the law"."""
    run = range(start + 1, after)
    if units.lowers[start] not in ("that", "whether", "if") or not 0 < len(run) <= 12:
        return False
    return not any(
        (units.lowers[i] in AUXILIARIES and units.lowers[i] != "'s")
        or units.lowers[i] in _CLAUSE_OPENERS
        or (units.lowers[i] in SUBJECT_PRONOUNS and units.lowers[i] not in DETERMINERS)
        or (units.words[i].islower() and units.lowers[i] in IRREGULAR_PAST)
        for i in run
    )


def _is_noun_phrase(units: Outline, start: int, after: int) -> bool:
    """Whether a short run holds no verb, so that it is a clause's subject."""
    start += units.lowers[start] == "that"
    if not 0 < after - start <= 4:
        return False
    for at in range(start, after):
        low = units.lowers[at]
        if low in AUXILIARIES or low in PREPOSITIONS or has_past_form(low):
            return False
        if low in SUBJECT_PRONOUNS and low not in DETERMINERS:
            return False
    return units.lowers[start] in DETERMINERS or units.words[start][0].isupper() or units.lowers[start] in POSSESSIVES


def _leaves(low: str, cue: Cue | None) -> bool:
    """Whether a word after a comma takes the sentence back to its writer: a relative clause, an apposition, a verb."""
    return low in _ASIDES or (cue is not None and cue.form in ("past", "s") and not cue.noun)


def _speaks_next(units: Outline, joint: int, hi: int) -> bool:
    """Whether a name and its verb of saying follow a conjunction or comma, and no aside (", Kirby said,")."""
    at = units.capitals_after(joint + 1, min(joint + 5, hi))
    cue = CUES.get(units.lowers[at]) if at < hi else None
    aside = units.lowers[at + 1 : at + 2] == [","] and units.lowers[at + 2 : at + 3] != [QUOTE]
    if cue is None or at == joint + 1 or aside:
        return False
    return cue.form in ("past", "s", "ing") and not cue.noun


def closes(units: Outline, frame: Frame, hi: int) -> int | None:
    """Where a parenthetical report ends ("..., Kirby said on Friday."), or None where content follows its verb."""
    lowers = units.lowers
    at = frame.after
    if frame.cue.pattern == "object":
        return None
    depth = 0
    subordinate = False
    while at < hi:
        low = lowers[at]
        if low in (".", "?", "!") and at == hi - 1:
            return at
        if low == QUOTE and lowers[at - 1] != ",":
            return None
        if low in ("that", "whether", "if", "how"):
            return None
        if low == ":":
            return None
        if low in (",", "—", "–", "―", "--", ";"):
            return at
        if low == "and" and _speaks_next(units, at, hi):
            return None  # "a woman asked for a photo and Kirby said, ..."
        if low in SUBORDINATORS:
            subordinate = True
        elif low in AUXILIARIES and low != "'s" and not subordinate:
            return None  # "Kirby said the talks will go on"
        if low == "(":
            depth += 1
        if depth == 0 and at - frame.after > 24:
            return None
        at += 1
    return at
