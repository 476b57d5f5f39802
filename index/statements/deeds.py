"""What follows a verb of saying and is nothing that was said: a deed, a gap, a word for what was said before."""

from __future__ import annotations

from ..lexicon.cues import CUES, NEEDS_THAT
from ..lexicon.words import AUXILIARIES, PREPOSITIONS, TIME_NOUNS, word_set
from .called import is_no_word
from .grammar.frame import Frame
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import BORDERS, DASHES, FINITE, PRONOUNS, begins_predicate, has_verb
from .grammar.verbs import may_speak

# Verbs of blows are words only where a ground is given: "slammed Bass for taking the trip".
_BLOWS = word_set("attack hammer blast slam bash")
_GROUNDS = word_set("for over as")
_PLEAS = (
    "lawsuit lawsuits suit case cases motion motions complaint complaints appeal appeals petition charge charges bid"
)
# What stands near a verb of saying where it tells of a deed: "claimed the lives of five", "wrote a letter to".
_DEEDS = {
    "admit": word_set("hospital hospitals rehab hospice clinic icu ward"),
    "answer": word_set("phone phones door doorbell call calls"),
    "beg": word_set("question"),
    "claim": word_set(
        "lives title titles medal medals gold silver bronze crown championship nomination prize benefits allegiance"
        " residency territory"
    ),
    "concede": word_set("goal goals run runs points penalty"),
    "declare": word_set("bankruptcy"),
    "defend": word_set(
        "title titles championship crown medal medals capitol territory borders seat seats incumbents case suit lawsuit"
    ),
    "deny": word_set("motion motions appeal appeals petition petitions injunction bail parole him them"),  # of a court
    "dismiss": word_set(_PLEAS),
    "recall": word_set("pounds vehicles products units cars trucks batches ambassador ambassadors envoy envoys"),
    "reject": word_set(_PLEAS),
    "write": word_set(
        "letter letters book memo essay column song songs music article op-ed novel script story report opinion piece"
        " post note check"
    ),
}
_NAMED = word_set("named identified quoted")
_NEAR = 5  # units from the verb to these
_HEARER = 16  # units from whom something is asked to what
_ANSWERS = word_set("respond reply react")
_OPENS_CLAUSE = word_set("that how why whether what")
# Of verbs that need `that`, those that do without it before a clause that a pronoun opens: "adding they were free".
_PLAIN = word_set("add signal project write observe clarify rule maintain")
_OPENS = word_set("he she they it there we i you")
# After these the object of a verb stands before it: "the dividend he promised to Americans".
_AFTER_GAP = word_set("by for from at on upon with to along")
_TAKE_PREPOSITION = word_set(
    "thank apologize apologise express question describe disagree call refer speak talk point appeal rail weigh allude"
    " hint agree"
)
# Verbs that take a thing as well as a clause: "the law he proposed", not "the law he argued".
_GIVEN = word_set("promise announce propose mention reveal suggest recommend report stress outline describe")
_ALL = (["what"], ["all"], ["everything"])
_MAIN_VERBS = FINITE - word_set("having being")  # "denied having left"
_NO_BEGINNINGS = frozenset(")]:.…") | {"..."}
_THESE = word_set("this that these those such")


def is_no_content(units: Outline, frame: Frame, start: int, end: int, lo: int) -> bool:
    """Whether the units `[start, end)` that follow a verb of saying, in a sentence from `lo` on, are nothing that was
    said.
    """
    quoted = QUOTE in units.lowers[start:end]
    return (
        _is_too_little(units, start, end)
        or _lacks_that(units, frame, start, end, quoted)
        or _stands_before(units, frame, start)
        or _is_subject(units, frame, start, end, lo)
        or _is_deed(units, frame, start, end, quoted)
        or _is_rest(units, frame, start, quoted)
    )


def _is_too_little(units: Outline, start: int, end: int) -> bool:
    """ "dismissed that argument", "said the same of Xi", "(which he hinted at) would": it stands elsewhere."""
    lowers = units.lowers
    if lowers[start] in _NO_BEGINNINGS:
        return True
    if end - start < (1 if lowers[start : start + 1] == [QUOTE] else 2):
        return True
    if lowers[start : start + 2] == ["the", "same"] and end - start <= 7:
        return True
    last = start + 1
    return end - start == 2 and lowers[start] in _THESE and (units.words[last].islower() or lowers[last] in TIME_NOUNS)


def _lacks_that(units: Outline, frame: Frame, start: int, end: int, quoted: bool) -> bool:
    """Whether a verb needs `that` before what was said, and has none."""
    lemma, first = frame.cue.lemma, units.lowers[start]
    if lemma not in NEEDS_THAT or quoted or first in _OPENS_CLAUSE:
        return False
    asked = start == frame.after and "to" in units.lowers[start : min(end, start + _HEARER)]
    if lemma == "advise" and asked:  # "advises people not to eat it"
        return False
    first_of = min(frame.group, frame.source[0]) if frame.source else 0
    if lemma in _PLAIN and first_of and units.lowers[first_of - 1] == units.lowers[frame.after] == ",":
        return False  # "But, Kirby added, it's over"
    opens = lemma in _PLAIN and first in _OPENS and start == frame.after and start + 1 < end
    return not (opens and begins_predicate(units, start + 1, end))


def _stands_before(units: Outline, frame: Frame, start: int) -> bool:
    """Whether the object of a verb stands before it: "the bill Kirby rejected would", "what they said they do"."""
    lowers = units.lowers
    if frame.cue.pattern == "object":
        if lowers[start] in AUXILIARIES:
            return True
        gap = start == frame.after and lowers[start] in _AFTER_GAP and lowers[start + 1] not in ("least", "most")
        if gap and frame.cue.lemma not in _TAKE_PREPOSITION:
            return True
    what = frame.source is not None and lowers[frame.source[0] - 1 : frame.source[0]] == ["what"]
    clause = lowers[start] in PRONOUNS
    return what and clause and lowers[start - 1] != ":"  # "what they say: He is the best man"


def _is_subject(units: Outline, frame: Frame, start: int, end: int, lo: int) -> bool:
    """Whether the verb after a report is that of what the report describes: "Smith, who told of the war, (has left)",
    "The cuts he promised (would hurt)", but "The cuts he promised would hurt are over".
    """
    lowers = units.lowers
    if lowers[start] not in _MAIN_VERBS or frame.source is None:
        return False
    if start > frame.after:
        return lowers[start - 1] == "," and start - 1 > frame.after
    first = head = frame.source[0] - (lowers[frame.source[0] - 1] == "that")
    while first > lo and lowers[first - 1] not in BORDERS and lowers[first - 1] not in CUES:
        first -= 1
    opens = first == lo or lowers[first - 1] != ","
    if lowers[lo:head] not in _ALL and not (opens and frame.cue.lemma in _GIVEN):
        return False
    while has_verb(units, start, start + 1):
        start += 1
    return not has_verb(units, first, head) and not has_verb(units, start, end)


def _is_deed(units: Outline, frame: Frame, start: int, end: int, quoted: bool) -> bool:
    """Whether a verb of saying tells of a deed, as it does before some objects."""
    lowers, lemma = units.lowers, frame.cue.lemma
    if lemma in _ANSWERS and lowers[start] == "to" and not quoted:
        return True  # "China responded to criticism by blaming others"
    if lemma in _BLOWS and not quoted and _GROUNDS.isdisjoint(lowers[start:end]):
        return True  # "Hamas attacked Israel", "the storm slammed into the coast"
    if lemma == "call" and start == frame.after and not quoted and is_no_word(units, frame, start, end):
        return True
    if lemma in ("call", "point") and not quoted and _names_somebody(units, start, end):
        return True  # "called for Father Romanelli, the priest", "pointed out Anna Smith, a lawyer"
    if lemma == "portray" and "as" not in lowers[start:end]:
        return True  # an actor
    near = lowers[frame.after : min(end, frame.after + _NEAR)]
    if lemma == "ask" and "be" in near and not _NAMED.isdisjoint(near):
        return True  # "asked not to be named"
    if lemma == "say" and near[0] in ("nothing", "little") and near[1:2] in ([], ["about"], ["more"], ["else"]):
        return True
    if lemma == "threaten" and frame.source and not quoted and not may_speak(units, frame.source):
        return True  # "the storm threatened to flood the coast"
    counted = lemma == "recall" and any(low[0].isdigit() for low in near[:2])  # "recalling about 4,000 cars"
    named = (near[0] not in PREPOSITIONS or lemma == "admit") and not _DEEDS.get(lemma, frozenset()).isdisjoint(near)
    return (counted or named) and "that" not in near


def _is_rest(units: Outline, frame: Frame, start: int, quoted: bool) -> bool:
    """Whether the writer goes on ("promise it but rarely keep it", "he said, referring to the law"), or another verb
    takes what follows: "tweeted back, saying that it was over".
    """
    lowers = units.lowers
    before = lowers[start - 1]
    if lowers[start] in ("and", "but", "or", "nor") and lowers[start + 1 : start + 2] != [QUOTE]:
        return True
    if lowers[start] in DASHES or lowers[start] == ";":
        return True  # "whom he was referring to – and left"
    spoken = frame.cue.lemma in ("say", "point") and lowers[start] not in CUES  # "He said, looking back, it was over"
    if before == "," and lowers[start].endswith("ing") and not frame.participle and not spoken:
        return True
    if frame.cue.lemma != "refer" or not frame.participle:
        return False
    return (frame.cue.form == "ing" and not quoted) or lowers[start] in ("as", "by")  # "sometimes referred to as"


def _names_somebody(units: Outline, start: int, end: int) -> bool:
    """Whether no more than a name stands there, and what describes it after a comma."""
    after = units.capitals_after(start, end)
    return after > start and (after == end or units.lowers[after] == ",")
