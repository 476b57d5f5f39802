"""Where the content of a report starts, past when and where it was said; `endings` tells where it ends."""

from __future__ import annotations

from ..lexicon.cues import CUES, EVIDENCE, PARTICLES
from ..lexicon.words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONTRACTIONS,
    DETERMINERS,
    MONTHS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    WEEKDAYS,
    has_past_form,
    is_adverb,
    word_set,
)
from .grammar.frame import Frame
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import FINITE, NOUN_LEADS, PAUSES, PRONOUNS, has_verb
from .grammar.utterances import opens_high
from .hearers import after_hearer, is_infinitive, names_outlet, past_name
from .others import another_speaks

_TAKE_CLAUSES = word_set("say tell add note")  # and no noun, as "reported in May 14 cases"
_CLAUSE_SIGNS = CONTRACTIONS | {"that", "to", QUOTE}
_SUBJECTS = SUBJECT_PRONOUNS | CONTRACTIONS
_NOT_CLAUSES = TIME_NOUNS | {",", "."}  # after `that`: "on Twitter that day that"
_MEANWHILE = word_set("as before after while")
_ABOUT = word_set("warn complain speak ask joke boast brag argue")
_BEFORE_TOPICS = PREPOSITIONS - word_set("about of for against over")  # what follows those was spoken about
_SEASONS = word_set("spring summer autumn fall winter")
_REACH = 16
_DEGREES = word_set("nearly roughly almost approximately virtually practically barely hardly too further first")
_OF_CONTENT = word_set("all both even only there since once just")
_BOUNDS = (["at", "least"], ["at", "most"], ["up", "to"])
_AFTER_DAYS = _SUBJECTS | DETERMINERS | POSSESSIVES | PREPOSITIONS | CLAUSE_OPENERS | TIME_NOUNS
_AGO = NUMBERS | {"a", "an", "several", "some", "just", "years", "months", "weeks", "days"}
_AMOUNTS = NUMBERS | {"half", "a"}


def content_start(units: Outline, frame: Frame, hi: int) -> int:
    """The first unit of what was said after the verb, from whoever is to do it on ("urged Xi to leave"); `hi` where
    nothing follows but when, where and to whom, a comma where somebody else's report does.
    """
    lowers, words = units.lowers, units.words
    at = frame.after
    lemma = frame.cue.lemma
    if lowers[at : at + 1] == ["citing"]:
        return hi  # "CNN reported citing TASS"
    if not frame.inverted and at < hi and lowers[at] in PARTICLES.get(lemma, ()):
        at += 1
    if frame.cue.pattern == "object" and lemma not in ("thank", "apologize", "apologise"):
        past = at
        while past < hi and (lowers[past].rstrip("s") in TIME_NOUNS or is_adverb(lowers[past])):
            past += 1
        if lowers[past : past + 1] == ["that"]:
            return past  # "pointed out years later that"
        return at + (lemma == "point" and lowers[at : at + 1] == [","])  # "As Kirby pointed out, the talks failed"
    offers = lemma in ("promise", "threaten", "vow", "pledge") and not frame.inverted
    if offers and lowers[at : at + 1] in (["to"], ["a"], ["an"]):
        return at  # "promised a tough approach to it", "threatened to remove that status"
    if lemma == "urge" and at < hi and words[at][0].isalnum() and lowers[at] not in PREPOSITIONS | TIME_NOUNS:
        return at  # "urged caution", "urged a strong stand on it"
    if frame.cue.pattern == "tell" or (lemma in ("ask", "warn", "caution", "promise") and not frame.inverted):
        at = after_hearer(units, at, hi, frame)
    if at > frame.after and is_infinitive(units, at + (lowers[at : at + 1] == ["not"]), hi):
        return frame.after  # "urged Biden to ban exports that some banks"
    that = _that_ahead(units, at, hi)
    if that is not None:
        return that
    start = past_name(units, _past_when_and_where(units, frame, at, hi), hi)
    tail = frame.cue.form == "past" and lemma in _TAKE_CLAUSES and _is_tail(units, at, start, hi)
    return hi if tail else start


def _is_tail(units: Outline, at: int, start: int, hi: int) -> bool:
    """Whether no clause follows where something was said, but the rest of that: "in a Thursday | news release"."""
    lowers = units.lowers
    placed = not PREPOSITIONS.isdisjoint(lowers[at:start])
    spoken = not _CLAUSE_SIGNS.isdisjoint(lowers[start:hi])
    return placed and start < hi - 1 and not spoken and not has_verb(units, start, hi)


def _that_ahead(units: Outline, at: int, hi: int) -> int | None:
    """The `that` with which content starts past when and where it was said: "said (Tuesday in a statement) that"."""
    lowers = units.lowers
    for ahead in range(at, min(at + _REACH, hi)):
        low = lowers[ahead]
        if low == "that" and not (ahead + 1 < hi and lowers[ahead + 1] in _NOT_CLAUSES):
            opens = (
                ahead == at
                or lowers[at] in PREPOSITIONS
                or lowers[at] in TIME_NOUNS
                or lowers[at] in ADVERBS
                or lowers[at] == ","
            )
            return ahead if opens else None
        next_speaks = low == "," and another_speaks(units, ahead, hi)
        cue = CUES.get(low) if lowers[ahead - 1] == "," else None
        notes = cue is not None and cue.form == "ing" and cue.lemma not in EVIDENCE  # "argued for it, noting that"
        titled = low == QUOTE and ahead <= at + 2 and lowers[at] in PREPOSITIONS and opens_high(units, ahead)
        stops = low in _SUBJECTS or low in AUXILIARIES or low in ";:" or next_speaks or notes
        if stops or (low == QUOTE and not titled):  # "said on the “Today” show that"
            return None
    return None


def _past_when_and_where(units: Outline, frame: Frame, at: int, hi: int) -> int:
    """The unit after days, adverbs, places and outlets from a unit on; as `content_start`."""
    lowers = units.lowers
    # Of these a preposition opens what it was about.
    about = frame.cue.lemma in _ABOUT
    while at < hi:
        if (about or frame.cue.lemma == "testify") and (topic := _topic_ahead(units, at, hi)):
            return topic
        low = lowers[at]
        following = lowers[at + 1] if at + 1 < hi else ""
        if low == "," and at > frame.after and not frame.inverted and another_speaks(units, at, hi):
            return at  # "critics who agree with him, Kirby said"
        ranged = low in ("last", "this", "earlier", "late", "early", "every", "each") and (
            following in TIME_NOUNS or following in _SEASONS
        )
        timed = low in TIME_NOUNS or ranged
        after_time = at + 1 + (low not in TIME_NOUNS)
        if timed and after_time < hi and lowers[after_time] in AUXILIARIES:
            break  # "Kirby said this year is the best"
        if timed or _is_how(units, at, hi):
            at += 1
        elif (low[0].isdigit() or low in _AGO) and "ago" in lowers[at + 1 : min(at + 4, hi)]:
            at = lowers.index("ago", at) + 1
        elif low in MONTHS and following.isdigit() and _tells_when(units, at + 2, frame.cue.lemma, hi):
            at += 2
        elif low in ("about", "over") and (following[:1].isdigit() or following in _AMOUNTS):
            break  # "said about half of them"
        elif lowers[at : at + 2] in _BOUNDS:  # "reported at least 14 cases"
            break
        elif low == "about" and frame.cue.lemma == "say":
            return hi  # "what Kirby says about it"
        elif low in PREPOSITIONS and low not in CLAUSE_OPENERS and (not about or following in WEEKDAYS):
            end = _after_prepositional(units, at, hi)
            if end >= hi:
                return hi
            if end == at:
                break
            at = end
        elif low == "to" and following and names_outlet(units, at + 1, hi):  # "confirmed to CNN", "posted to X"
            at = units.capitals_after(at + 1, hi)
        elif low in PAUSES or low == ":":
            at += 1
        else:
            break
        if ranged and at < hi and lowers[at] in _SEASONS:
            at += 1
        if at < hi and lowers[at] == QUOTE:
            break
    return at


def _topic_ahead(units: Outline, at: int, hi: int) -> int:
    """The `about` past where, for how long and to whom something was said: "joked with them (about it)"; 0 if none."""
    lowers = units.lowers
    timed = at + 1 < hi and lowers[at] == "for" and lowers[at + 1].rstrip("s") in TIME_NOUNS
    if at >= hi or not (timed or lowers[at] == "about" or lowers[at] in _BEFORE_TOPICS):
        return 0
    about = next((i for i in range(at, min(at + _REACH, hi)) if lowers[i] == "about"), at)
    plain = not any(units.is_mark(i) or lowers[i] == QUOTE or lowers[i] in FINITE for i in range(at, about))
    return about if plain and lowers[about] == "about" else 0


def _tells_when(units: Outline, after: int, lemma: str, hi: int) -> bool:
    """Whether a day before a unit tells when: "said Feb. 1 that", but "said Feb. 1", "declared May 5 a day"."""
    low = units.lowers[after] if after < hi else "."
    called = lemma in ("declare", "proclaim") and low != "that"
    return not called and (after >= hi or not units.words[after][0].islower() or low in _AFTER_DAYS)


def _is_how(units: Outline, at: int, hi: int) -> bool:
    """Whether an adverb tells how something was said, and is no part of it."""
    low = units.lowers[at]
    adverb = low in ADVERBS or is_adverb(low)
    return adverb and low not in _OF_CONTENT and not _modifies(units, at, hi)


def _modifies(units: Outline, at: int, hi: int) -> bool:
    """Whether an adverb belongs to what follows: "said nearly half of", "said fully vaccinated people"."""
    if at + 1 >= hi or not units.words[at + 1][0].isalnum():
        return False
    low, following = units.lowers[at], units.lowers[at + 1]
    if low in _DEGREES:
        return following not in CLAUSE_OPENERS | PRONOUNS | CONTRACTIONS | TIME_NOUNS
    return low.endswith("ly") and has_past_form(following)


def _after_prepositional(units: Outline, at: int, hi: int) -> int:
    """The unit after a prepositional phrase, as far as small words tell."""
    lowers, words = units.lowers, units.words
    first = at
    at += 1
    if lowers[first] in _MEANWHILE and at < hi and lowers[at] in PRONOUNS:  # "told aides as he left"
        return next((i for i in range(at, hi) if lowers[i] in (",", "that")), hi)
    if lowers[first] == "on" and at < hi and lowers[at] in WEEKDAYS:  # "said on Wednesday | Xi would"
        at += 1
        return at
    while at < hi:
        low = lowers[at]
        if low in ",:;—–" or (low in _SUBJECTS and low not in DETERMINERS) or low in ("that", "there"):
            return at
        if low in TIME_NOUNS and at > first + 1 and lowers[at + 1 : at + 2] != ["'s"]:
            return at
        # "said in posing the question", but "insisted on building a wall"
        doing = at == first + 2 and lowers[at - 1].endswith("ing") and words[at - 1].islower() and lowers[first] != "on"
        owned = low in NOUN_LEADS
        if at > first + 1 and owned and lowers[at - 1] not in PREPOSITIONS and lowers[at - 1] != "be" and not doing:
            return at
        begins_name = at > first + 1 and words[at][0].isupper() and words[at - 1][0].islower()
        if begins_name and lowers[at - 1] not in PREPOSITIONS and lowers[at - 1] not in NOUN_LEADS:
            return at
        if low in FINITE and words[at] != "May" and lowers[at - 1 : at + 1] != ["to", "be"]:
            return first  # the phrase opened the clause itself: "said in Iowa voters were"
        at += 1
    return at
