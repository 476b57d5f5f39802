"""A reporting verb in its clause: is it said at all, and by which noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicon.cues import CUES, EVIDENCE, NAMING, PARTICLES, RECORDS, Cue
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    BE,
    DETERMINERS,
    MODALS,
    MONTHS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    WEEKDAYS,
    is_adverb,
    word_set,
)
from .clauses import main_subject, nearest_clause, opens_sentence
from .inversion import inverted_subject
from .lookalikes import is_unsaid, says_nothing
from .outline import QUOTE, Outline
from .phrases import BORDERS, Range, skip_back
from .preceding import subject_before
from .verbs import heads_plural, is_plural, is_reduced, is_verbal, opens_object

_RELAYS = word_set("quoted quotes quoting cited cites citing described recalled remembered")
_GO_ON = word_set("quick careful went goes go going continued continues proceeded proceeds rushed hastened paused")
_PROMPTS = word_set("prompting prompted")  # "prompting Kirby to warn that it was over"
_KEEP = word_set("keep keeps kept began begins started starts stopped heard seen")
_BEFORE_ABSOLUTE = frozenset({"—", "–", "-", "--", ","}) | word_set(
    "and about of despite without included includes remember saw heard"
)
_BEFORE_PARTICIPLES = frozenset({",", "and", "or", "but", "—", "–", "―", "--", QUOTE})
# Verbs whose participle is a noun as well.
_NOUNS_IN_ING = word_set("warn report write post rule find show comment email text estimate charge demand answer")
_ASKED = word_set("if whether about how why what which who whom whose where when by")
# How many words may stand between "asked" and the question: "asked on Monday in Paris whether".
_BEFORE_QUESTION = 7
_POINTS = word_set("case point argument claim")
JOINING = word_set("and but or then")  # before a verb whose subject stands before the verb it is joined to
_TOPICS = word_set("speak talk ask refer respond react reply continue start begin offer point")
_WHOM = (["who"], ["whom"], ["which"], ["that"])


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb at unit `at`, its verb group from `group`, and the noun phrase that speaks, if found.

    `inverted` where the speaker follows the verb ("said Kirby"), `participle` where it is the sentence's subject
    ("..., adding that", "arrived and said"). `after` is the first unit after verb and inverted speaker, `relay` who
    passes it on ("the ministry quoted Xi as saying").
    """

    at: int
    cue: Cue
    group: int
    source: Range | None
    inverted: bool
    participle: bool
    after: int
    relay: Range | None = None


def frame_at(units: Outline, at: int, lo: int, hi: int) -> Frame | None:
    """The frame of the cue at unit `at` in sentence `[lo, hi)`, or None where nothing was said."""
    frame = _frame_at(units, at, lo, hi)
    if frame is not None and is_unsaid(units, frame.group, frame.source, lo):
        return None
    if frame is None or frame.cue.lemma not in EVIDENCE:
        return frame
    source = frame.source
    if source is None or frame.participle:
        return None
    known = not RECORDS.isdisjoint(units.lowers[source[0] : source[1]])
    return frame if known or _closes_as_found(units, frame, source, hi) else None


def _closes_as_found(units: Outline, frame: Frame, source: Range, hi: int) -> bool:
    """Whether a name and "found" close the sentence: "Most of them left, Pew found."."""
    closes = units.lowers[frame.after : hi] in ([], ["."]) and units.lowers[frame.group - 1] != ","
    before = units.lowers[min(source[0], frame.group) - 1]
    return closes and frame.cue.form == "past" and units.words[source[1] - 1][0].isupper() and before in (",", QUOTE)


def _frame_at(units: Outline, at: int, lo: int, hi: int) -> Frame | None:
    lowers, words = units.lowers, units.words
    cue = CUES[lowers[at]]
    following = lowers[at + 1] if at + 1 < hi else ""
    group = skip_back(units, at, lo)
    if says_nothing(units, at, group, lo, hi):
        return None
    joined = group > lo and (lowers[group - 1] in JOINING or lowers[group - 1] in (",", "—", "–"))
    if cue.form == "past" and following == "by" and cue.pattern not in ("quote", "tell") and joined:
        return None  # "was confirmed by them and first reported by Kirby"
    if cue.pattern == "object" and following in ("he", "she", "they", "we", "i") and cue.lemma not in ("point", "cite"):
        return None  # "the hardest calls she has had"
    after = at + 1
    if cue.lemma == "put":
        after = at + 2
    if cue.lemma == "make":
        after = _made_clear(lowers, at, hi)
        if not after:
            return None
    if cue.lemma in PARTICLES and following not in PARTICLES[cue.lemma] and cue.lemma not in ("call", "hint"):
        return None
    verbs = lowers[group:at]
    if any(low in NEGATIONS for low in verbs) or (group > lo and lowers[group - 1] in ("without", "nor", "neither")):
        return None
    before = lowers[at - 1] if at > lo else ""
    if before == "to" or (group > lo and lowers[group - 1] == "to"):
        return _go_on(units, at, cue, lo)
    modal = any(low in MODALS for low in verbs)
    if modal and not any(low in ("will", "would") for low in verbs):
        return None
    passive = any(low in BE for low in verbs)
    if cue.form == "ing":
        return _participle(units, at, cue, group, lo, hi, progressive=passive)
    asked = passive or group == lo or lowers[group - 1] in ("when", "whenever", "once", "if")
    if asked and cue.lemma == "ask" and cue.form == "past" and (question := _question(units, at, hi)):
        source = _by(units, at, hi)
        end = source[1] if source else question
        return Frame(at, cue, group, source, inverted=False, participle=False, after=end)
    if passive:
        return _told_by(units, at, cue, group, hi)
    if "having" in verbs and (own := _after_with(units, group, lo)) is not None:
        return Frame(at, cue, group, own, inverted=False, participle=False, after=after)
    if "having" in verbs:  # "It failed, having announced a deal"
        source = main_subject(units, nearest_clause(units, lo, group), group) if group > lo else None
        return Frame(at, cue, group, source, inverted=False, participle=True, after=after) if source else None
    if (
        cue.form == "base"
        and not modal
        and not any(low in ("do", "does", "did") for low in verbs)
        and not is_plural(units, at, group, lo, following)
    ):
        return _said_by_several(units, at, cue, group, lo, hi)
    if cue.noun and cue.form != "base" and cue.lemma not in EVIDENCE and not is_verbal(units, at, lo, following):
        return None
    if cue.lemma == "accuse" and following == "of":
        return None
    if group > lo and (
        (lowers[group - 1] in DETERMINERS and lowers[group - 1] not in SUBJECT_PRONOUNS and cue.lemma != "say")
        or lowers[group - 1] in POSSESSIVES
        or (lowers[group - 1] == "'s" and cue.form == "past" and cue.lemma != "say" and following != "that")
    ):
        return None  # "the proposed plan", "Kirby's proposed plan", but "Macy's said"
    opens = group == lo or lowers[group - 1] in (QUOTE, ",", "—", "–", "―", "--")
    if modal:  # plans are no statements, but "...", he will say, "..." quotes what was given out beforehand
        source = subject_before(units, group, lo)
        quoted = source is not None and source[0] > lo and lowers[source[0] - 1] == QUOTE
        return Frame(at, cue, group, source, inverted=False, participle=False, after=after) if quoted else None
    if opens and cue.form in ("past", "s") and cue.pattern != "tell" and not ("also" in verbs and cue.lemma != "say"):
        inverted = inverted_subject(units, at, cue, group, lo, hi)
        if inverted is not None:
            return Frame(at, cue, group, inverted, inverted=True, participle=False, after=inverted[1])
    if group == lo or lowers[group - 1] in ("when", "if", "as", "once", "although", "than", "("):
        return None
    if lowers[group - 1] in JOINING:
        source = main_subject(units, nearest_clause(units, lo, group - 1), group - 1)
        return Frame(at, cue, group, source, inverted=False, participle=True, after=after)
    source = subject_before(units, group, lo)
    named = not opens_object(following) or (following == "the" and at + 2 < hi and words[at + 2][0].isupper())
    if source is None and lowers[group - 1] == "," and cue.lemma in NAMING and named:
        return None  # "the antibiotic, called gepotidacin, works", "the bill, called the Florida Act, would"
    dated = following in MONTHS or following in TIME_NOUNS or following in ("late", "early")
    if source is None and lowers[group - 1] == "," and dated:
        return None  # "nominations, announced July 15, prove"
    if source is None and group > lo and lowers[group - 1] in (",", "—") and cue.form == "past":
        source = main_subject(units, lo, group)
        return Frame(at, cue, group, source, inverted=False, participle=True, after=after) if source else None
    if source is None and group > lo and lowers[group - 1] not in ("who", "that", "which"):
        source = main_subject(units, lo, group)
    if source is not None and source[0] > lo and lowers[source[0] - 1] == QUOTE and following == ".":
        return Frame(at, cue, group, source, inverted=False, participle=False, after=after)  # "...?” Kirby questioned."
    named = cue.lemma == "identify" and following == "as" and group == at and source is not None
    if named and source is not None and lowers[source[0] - 1 : source[0]] not in _WHOM:
        return None  # "a man identified as Kirby", but "a man whom police identified as Kirby"
    if source is not None and words[at][0].islower() and is_reduced(units, source, cue, following):
        return None
    if source is not None and lowers[source[0] - 1 : source[0]] == ["how"] and cue.lemma in _TOPICS:
        return None  # "a debate over how the country responds to it"
    denied = source is not None and (
        "neither" in lowers[slice(*source)] or lowers[source[0] - 1 : source[0]] == ["nor"]
    )
    if denied:
        return None  # "neither Kirby nor Xi said"
    return Frame(at, cue, group, source, inverted=False, participle=False, after=after)


def _said_by_several(units: Outline, at: int, cue: Cue, group: int, lo: int, hi: int) -> Frame | None:
    """ "...," say critics of the plan: a base form after what was said, before its plural subject."""
    if cue.lemma != "say" or group <= lo or units.lowers[group - 1] not in (QUOTE, ","):
        return None
    source = inverted_subject(units, at, cue, group, lo, hi)
    if source is None or not heads_plural(units, *source):
        return None
    return Frame(at, cue, group, source, inverted=True, participle=False, after=source[1])


def _question(units: Outline, at: int, hi: int) -> int:
    """The first unit of what somebody was asked, past when and where: "asked (on Monday) whether"; 0 where none is."""
    first = at + 1
    for i in range(first, min(first + _BEFORE_QUESTION, hi)):
        low = units.lowers[i]
        if low in _ASKED and (i == first or low == "about" or low not in PREPOSITIONS):
            return i
        when_or_where = (low in PREPOSITIONS and low != "to") or low in TIME_NOUNS or is_adverb(low)
        if low in BORDERS or (i == first and not when_or_where):
            break
    return 0


def _made_clear(lowers: list[str], at: int, hi: int) -> int:
    """The unit after "made it clear", "made clear" or "made the case" at unit `at`; 0 where something else was made."""
    for clear in (at + 1, at + 2):
        if clear < hi and lowers[clear] in ("clear", "plain", "known") and (clear == at + 1 or lowers[at + 1] == "it"):
            return clear + 1
    if lowers[at + 1 : at + 2] == ["the"] and at + 3 < hi and lowers[at + 2] in _POINTS and lowers[at + 3] == "that":
        return at + 3
    return 0


def _go_on(units: Outline, at: int, cue: Cue, lo: int) -> Frame | None:
    """ "went on to say", "continued to insist"; other infinitives are plans, not speech."""
    lowers = units.lowers
    to = at - 1
    while to > lo and lowers[to] != "to":
        to -= 1
    verb = to - 1
    if verb > lo and lowers[verb] == "on":
        verb -= 1
    if verb <= lo or lowers[verb] not in _GO_ON:
        prompts = next((i for i in range(to - 1, max(lo, to - 10), -1) if lowers[i] in _PROMPTS), to)
        if cue.pattern not in ("clause", "tell") or prompts + 1 >= to or not BORDERS.isdisjoint(lowers[prompts:to]):
            return None
        return Frame(at, cue, to, (prompts + 1, to), inverted=False, participle=False, after=at + 1)
    group = skip_back(units, verb, lo)
    if any(low in NEGATIONS for low in lowers[group:verb]):
        return None
    source = subject_before(units, group, lo) or main_subject(units, lo, group)
    return Frame(at, cue, group, source, inverted=False, participle=False, after=at + 1)


def _participle(units: Outline, at: int, cue: Cue, group: int, lo: int, hi: int, *, progressive: bool) -> Frame | None:
    lowers = units.lowers
    if progressive:
        source = subject_before(units, group, lo)
        return Frame(at, cue, group, source, inverted=False, participle=False, after=at + 1)
    before = lowers[group - 1] if group > lo else ""
    if before in _KEEP:  # "Kirby kept asking"
        source = subject_before(units, skip_back(units, group - 1, lo), lo)
        return Frame(at, cue, group, source, inverted=False, participle=source is None, after=at + 1)
    if before in DETERMINERS or before in POSSESSIVES or before in ("'s", "of", "(", "/", "|"):
        return None
    if cue.lemma == "report" and at + 1 < hi and lowers[at + 1] in PREPOSITIONS:
        return None  # "Additional reporting by Anna Smith", "while reporting in Iran"
    if cue.lemma == "rule" and before != ",":
        return None  # "the emergency ruling that allowed it"
    if before in ("than", "like"):
        return None  # "it is harder than telling him that it is over"
    if before == "as":
        return _quoted_as(units, at, cue, group, lo)
    begins = before in PREPOSITIONS or before in ("while", "when")
    led = begins or group == lo or before in _BEFORE_PARTICIPLES
    if not led and cue.lemma in _NOUNS_IN_ING and not _reports(units, at, hi):
        return None  # "a tornado warning has been issued", "the crime reporting system"
    if opens_sentence(units, lo, group):  # "Noting that it was late, Kirby left": the subject follows
        follows = main_subject(units, lo, hi)
        if follows is None or follows[0] <= at or cue.lemma in _TOPICS:
            return None
        return Frame(at, cue, group, follows, inverted=False, participle=True, after=at + 1)
    if not begins and before not in _BEFORE_PARTICIPLES:
        introduced = next((i for i in range(group - 1, max(lo, group - 10), -1) if lowers[i] == "with"), None)
        if introduced is not None and introduced + 1 < group:
            own = (introduced + 1, group)
            return Frame(at, cue, group, own, inverted=False, participle=False, after=at + 1)
        absolute = _absolute(units, group, lo)
        if absolute is not None:
            return Frame(at, cue, group, absolute, inverted=False, participle=False, after=at + 1)
        if cue.pattern == "object":
            return None
    source = main_subject(units, nearest_clause(units, lo, group), group)
    return Frame(at, cue, group, source, inverted=False, participle=True, after=at + 1)


def _reports(units: Outline, at: int, hi: int) -> bool:
    """Whether what was said, or to whom, follows a participle that is a noun as well."""
    low = units.lowers[at + 1] if at + 1 < hi else ""
    if "that" in units.lowers[at + 1 : at + 3] or low in _ASKED or low in (QUOTE, ":", "of", "against", "people"):
        return True
    if low == "," and CUES[units.lowers[at]].lemma == "write":  # "Kirby writing, in part, “...”"
        return True
    if low in WEEKDAYS:
        return False  # "an evacuation warning Sunday"
    if low in SUBJECT_PRONOUNS or low in DETERMINERS or low in POSSESSIVES or low in ("them", "him", "her", "us", "me"):
        return True
    return low != "" and (units.words[at + 1][0].isupper() or low[0].isdigit())


def _after_with(units: Outline, group: int, lo: int) -> Range | None:
    """Who has a participle of their own after `with`: "with his lawyer having said that ..."."""
    for at in range(group - 1, max(lo, group - 10), -1):
        if units.lowers[at] == ",":
            return None
        if units.lowers[at] == "with":
            return (at + 1, group) if at + 1 < group else None
    return None


def _absolute(units: Outline, group: int, lo: int) -> Range | None:
    """A name with a participle of its own: "the two men spoke — Kirby saying that ...", "here was Kirby calling it"."""
    first = units.capitals_before(group, lo)
    if not lo < first < group:
        return None
    before = units.lowers[first - 1]
    return (first, group) if before in _BEFORE_ABSOLUTE or before in BE else None


def _quoted_as(units: Outline, at: int, cue: Cue, group: int, lo: int) -> Frame | None:
    """ "China's foreign ministry quoted Xi as telling Putin": Xi speaks, and the ministry relays it."""
    lowers = units.lowers
    verb = next((i for i in range(group - 2, max(lo, group - 12), -1) if lowers[i] in _RELAYS), None)
    if verb is None or verb + 1 >= group - 1:
        return None
    relay = subject_before(units, skip_back(units, verb, lo), lo)
    source = (verb + 1, group - 1)
    passive = any(low in BE for low in lowers[skip_back(units, verb, lo) : verb])
    if passive:  # "Xi was quoted by Xinhua as saying"
        return None
    return Frame(
        at, cue, relay[0] if relay else verb, source, inverted=False, participle=False, after=at + 1, relay=relay
    )


def _told_by(units: Outline, at: int, cue: Cue, group: int, hi: int) -> Frame | None:
    """ "Kirby was told by officials that": the officials speak."""
    lowers = units.lowers
    if cue.pattern != "tell" and cue.lemma != "warn":
        return None
    by = next((i for i in range(at + 1, min(at + 4, hi)) if lowers[i] == "by"), hi)
    that = next((i for i in range(by + 2, min(by + 9, hi)) if lowers[i] == "that"), None)
    if that is None or not BORDERS.isdisjoint(lowers[by:that]):
        return None
    return Frame(at, cue, group, (by + 1, that), inverted=False, participle=False, after=that)


def _by(units: Outline, at: int, hi: int) -> Range | None:
    """Who asks in "asked by John Kirby whether"."""
    if units.lowers[at + 1] != "by":
        return None
    after = at + 2
    while after < hi and (units.words[after][0].isupper() or units.lowers[after] in ROLES):
        after += 1
    return (at + 2, after) if after > at + 2 else None
