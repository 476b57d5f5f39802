"""A reporting verb in its clause: is it said at all, and by which noun phrase."""

from __future__ import annotations

from ...lexicon.cues import CUES, EVIDENCE, NAMING, PARTICLES, RECORDS, SPEAKING
from ...lexicon.words import (
    BE,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    word_set,
)
from .clauses import main_subject, nearest_clause
from .frame import Frame, Verb
from .inversion import inverted_subject, past_aside
from .lookalikes import is_unsaid, says_nothing
from .outline import QUOTE, Outline
from .participles import TOPICS, participle
from .passives import told_by, was_asked
from .phrases import PAUSES, Range, begins_predicate, skip_back
from .preceding import subject_before
from .verbs import is_plural, is_reduced, is_verbal, only_names, opens_object

_GO_ON = word_set("quick careful went goes go going continued continues proceeded proceeds rushed hastened paused")
_PROMPTS = word_set("prompting prompted")  # "prompting Kirby to warn that it was over"
_STAGES = word_set("speech address interview appearance remarks statement occasion opportunity podium rally debate")
_REACH = 9  # units from where somebody speaks to what
_POINTS = word_set("case point argument claim")
JOINING = word_set("and but or then")  # before a verb whose subject stands before the verb it is joined to
# "How do you tell", "it helps you identify".
_BEFORE_BASE = word_set("do does did don't doesn't didn't can could would should may might help helps helped")
_WHOM = (["who"], ["whom"], ["which"], ["that"])


def frame_at(units: Outline, at: int, lo: int, hi: int) -> Frame | None:
    """The frame of the cue at unit `at` in sentence `[lo, hi)`, or None where nothing was said."""
    frame = _frame(Verb.read(units, at, lo, hi))
    if frame is not None and is_unsaid(units, frame.group, frame.source, lo, hi):
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
    closes = units.lowers[frame.after : hi] in ([], ["."]) and frame.cue.form == "past"
    return closes and units.words[source[1] - 1][0].isupper()


def _frame(verb: Verb) -> Frame | None:
    """The frame of a verb by its form; of a finite one by where its subject stands."""
    cue, helpers = verb.cue, verb.helpers
    after = _after_verb(verb)
    if not after or says_nothing(verb) or _reports_nothing(verb):
        return None
    if verb.before == "to":
        return _go_on(verb)
    if cue.form == "participle" and not helpers and cue.lemma != "put":
        return None  # "a friendship gone sour"
    modal = not MODALS.isdisjoint(helpers)
    if modal and "will" not in helpers and "would" not in helpers:
        return None
    if cue.form == "ing":
        return participle(verb)
    if (asked := was_asked(verb)) is not None:
        return asked
    if not BE.isdisjoint(helpers):
        return told_by(verb)
    if cue.lemma == "ask" and cue.form == "past" and _is_aside(verb):
        return None
    if "having" in helpers:
        return _having(verb, after)
    if cue.form == "base" and not modal and {"do", "does", "did"}.isdisjoint(helpers) and not is_plural(verb):
        return _inverted(verb)
    if _is_no_verb(verb):
        return None
    if modal:  # plans are no statements, but "...", he will say, "..." quotes what was given out beforehand
        source = subject_before(verb.units, verb.group, verb.lo)
        return Frame.of(verb, source, after) if source is not None and _follows_quote(verb, source) else None
    return _inverted(verb) or _after_subject(verb, after)


def _after_verb(verb: Verb) -> int:
    """The unit after a verb and what belongs to it: "put it", "made it clear"; 0 where something else was made."""
    if verb.cue.lemma == "put":
        return verb.at + 2
    return _made_clear(verb) if verb.cue.lemma == "make" else verb.at + 1


def _made_clear(verb: Verb) -> int:
    """The unit after "made it clear", "made clear" or "made the case"; 0 where something else was made."""
    lowers, at, hi = verb.units.lowers, verb.at, verb.hi
    for clear in (at + 1, at + 2):
        if clear < hi and lowers[clear] in ("clear", "plain", "known") and (clear == at + 1 or lowers[at + 1] == "it"):
            return clear + 1
    if lowers[at + 1 : at + 2] == ["the"] and at + 3 < hi and lowers[at + 2] in _POINTS and lowers[at + 3] == "that":
        return at + 3
    return 0


def _reports_nothing(verb: Verb) -> bool:
    """Whether a verb is denied, or what stands beside it makes it another verb or a participle."""
    cue, following = verb.cue, verb.following
    joined = verb.before in JOINING or verb.before in PAUSES
    if cue.form == "past" and following == "by" and cue.pattern not in ("quote", "tell") and joined:
        return True  # "was confirmed by them and first reported by Kirby"
    if cue.lemma in PARTICLES and following not in PARTICLES[cue.lemma] and cue.lemma not in ("call", "hint"):
        return True
    return not NEGATIONS.isdisjoint(verb.helpers) or verb.before in ("without", "nor", "neither")


def _is_no_verb(verb: Verb) -> bool:
    """Whether a form that may be a finite verb is a noun or an adjective."""
    cue, before, following = verb.cue, verb.before, verb.following
    if cue.noun and cue.form != "base" and cue.lemma not in EVIDENCE and not is_verbal(verb):
        return True
    if cue.lemma == "accuse" and following == "of":
        return True
    relative = before == "that" and _is_relative(verb)
    # "the proposed plan", "Kirby's proposed plan", but "Macy's said"
    return (
        (before in DETERMINERS and before not in SUBJECT_PRONOUNS and cue.lemma != "say" and not relative)
        or before in POSSESSIVES
        or (before == "'s" and cue.form == "past" and cue.lemma != "say" and following != "that")
    )


def _is_relative(verb: Verb) -> bool:
    """Whether `that` before a verb opens what describes a body or a paper: "a group that endorsed Xi", "a report that
    found half of them", but "said that proposed plans were".
    """
    units, that, following = verb.units, verb.group - 1, verb.following
    named = following != "" and units.words[verb.at + 1][0].isupper()
    spoken = verb.cue.lemma in EVIDENCE or opens_object(following) or named
    return spoken and not SPEAKING.isdisjoint(units.lowers[max(verb.lo, that - 4) : that])


def _follows_quote(verb: Verb, source: Range) -> bool:
    """Whether a quotation stands before who speaks."""
    return source[0] > verb.lo and verb.units.lowers[source[0] - 1] == QUOTE


def _having(verb: Verb, after: int) -> Frame | None:
    """ "It failed, having announced a deal"."""
    units, lo, group = verb.units, verb.lo, verb.group
    source = main_subject(units, nearest_clause(units, lo, group), group) if group > lo else None
    return Frame.of(verb, source, after, participle=True) if source else None


def _inverted(verb: Verb) -> Frame | None:
    """ "...," said Kirby; "...," say critics of the plan."""
    cue = verb.cue
    opens = verb.before in PAUSES or verb.before in ("", QUOTE)
    also = "also" in verb.helpers and cue.lemma != "say"
    several = cue.lemma == "say" and verb.before in (QUOTE, ",")
    if not opens or cue.form not in ("past", "s", "base" if several else "") or cue.pattern == "tell" or also:
        return None
    source = inverted_subject(verb)
    if source is None:
        return None
    after = past_aside(verb.units, source[1], verb.hi)
    return Frame(verb.at, verb.cue, verb.group, source, after, inverted=True)


def _after_subject(verb: Verb, after: int) -> Frame | None:
    """A finite verb after its subject, or after another verb of it: "arrived and said"."""
    units, cue, lo, group, before = verb.units, verb.cue, verb.lo, verb.group, verb.before
    if before in ("", "when", "if", "as", "once", "although", "than", "("):
        return None
    if before in JOINING:
        source = main_subject(units, nearest_clause(units, lo, group - 1), group - 1)
        return Frame.of(verb, source, after, participle=True)
    source = subject_before(units, group, lo)
    if only_names(verb, source) or (source is None and before == "," and _describes(verb)):
        return None
    if source is None and before in PAUSES and verb.cue.form == "past":
        source = main_subject(units, lo, group)
        return Frame.of(verb, source, after, participle=True) if source else None
    if source is None and before not in ("who", "that", "which"):
        source = main_subject(units, lo, group)
    if source is not None and cue.form == "base" and source[0] > lo and units.lowers[source[0] - 1] in _BEFORE_BASE:
        return None
    # "...?” Kirby questioned."
    closes = source is not None and _follows_quote(verb, source) and verb.following == "."
    if source is not None and not closes and _is_not_said_by(verb, source):
        return None
    return Frame.of(verb, source, after)


def _describes(verb: Verb) -> bool:
    """Whether a participle after a comma describes what stands before it."""
    following, at = verb.following, verb.at
    named = following == "the" and at + 2 < verb.hi and verb.units.words[at + 2][0].isupper()
    if verb.cue.lemma in NAMING and (named or not opens_object(following)):
        return True  # "the antibiotic, called gepotidacin, works", "the bill, called the Florida Act, would"
    return following in TIME_NOUNS or following in ("late", "early")  # "the deal, announced late Monday, fell"


def _is_not_said_by(verb: Verb, source: Range) -> bool:
    """Whether a noun phrase before a verb says nothing by it: it is what is named, or neither of two speaks."""
    units, cue = verb.units, verb.cue
    before = units.lowers[source[0] - 1 : source[0]]
    if cue.lemma == "identify" and verb.following == "as" and not verb.helpers and before not in _WHOM:
        return True  # "a man identified as Kirby", but "a man whom police identified as Kirby"
    if verb.cue.form == "past" and before[0:1] and before[0] in BE and units.lowers[source[0]] in SUBJECT_PRONOUNS:
        return True  # "Why is it called so?"
    if units.words[verb.at][0].islower() and is_reduced(units, source, cue, verb.following):
        return True
    if before == ["how"] and cue.lemma in TOPICS:
        return True  # "a debate over how the country responds to it"
    return "neither" in units.lowers[slice(*source)] or before == ["nor"]  # "neither Kirby nor Xi said"


def _is_aside(verb: Verb) -> bool:
    """Whether a verb stands between a subject and its own verb: "Putin, asked about the talks, said"."""
    units, hi = verb.units, verb.hi
    comma = next((at for at in range(verb.at, hi) if units.lowers[at] == ","), hi)
    ahead = CUES.get(units.lowers[comma + 1]) if comma + 1 < hi else None
    answers = begins_predicate(units, comma + 1, hi) or (ahead is not None and ahead.form == "past")
    return verb.before == "," and answers


def _uses(units: Outline, to: int, lo: int) -> int:
    """The verb of "took to Twitter (to say)", "used her speech (to say)"; 0 where none stands before `to`."""
    for at in range(to - 2, max(lo, to - _REACH), -1):
        between = units.lowers[at + 1 : to]
        if units.lowers[at] in ("took", "takes") and between[0] == "to" and "streets" not in between:
            return at
        if units.lowers[at] in ("used", "uses") and not _STAGES.isdisjoint(between):
            return at
        if units.is_mark(at) or units.lowers[at] in CUES:
            break
    return 0


def _go_on(verb: Verb) -> Frame | None:
    """ "went on to say", "continued to insist"; other infinitives are plans, not speech."""
    units, lowers, lo, cue = verb.units, verb.units.lowers, verb.lo, verb.cue
    to = verb.at - 1
    while to > lo and lowers[to] != "to":
        to -= 1
    uses = _uses(units, to, lo)
    goes = uses or to - 1
    if goes > lo and lowers[goes] == "on":
        goes -= 1
    if goes <= lo or (lowers[goes] not in _GO_ON and not uses):
        prompts = next((i for i in range(to - 1, max(lo, to - 10), -1) if lowers[i] in _PROMPTS), to)
        if cue.pattern not in ("clause", "tell") or prompts + 1 >= to:
            return None
        return Frame(verb.at, cue, to, (prompts + 1, to), verb.at + 1)
    group = skip_back(units, goes, lo)
    if not NEGATIONS.isdisjoint(lowers[group:goes]):
        return None
    source = subject_before(units, group, lo) or main_subject(units, lo, group)
    return Frame(verb.at, cue, group, source, verb.at + 1)
