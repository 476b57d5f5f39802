"""Verbs that report what somebody communicated, in all their forms.

How a verb takes what was said decides where its content stands: a clause (`said that`), a clause after a hearer
(`told reporters that`), a noun phrase (`denied the charge`), or only a quotation (`he continued, "..."`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .words import word_set

Pattern = Literal["clause", "tell", "object", "quote"]
Form = Literal["base", "s", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb. `noun` is true where the form is a noun as well (`claims`, `report`)."""

    lemma: str
    pattern: Pattern
    form: Form
    noun: bool


_CLAUSE = """
say add note warn argue explain claim insist assert state announce acknowledge admit concede contend declare write
tweet predict suggest report reveal confirm testify stress emphasize emphasise reiterate recall reply respond joke
quip lament complain observe conclude deny promise vow pledge swear propose recommend disclose indicate allege
maintain caution remark opine boast brag concur proclaim repeat post email project comment estimate affirm counter
make put divulge speculate imply hint underline underscore echo interject text recount relate profess retort signal
specify volunteer rumor surmise reckon attest aver posit theorize retweet find show rule blog enthuse muse gush chime
ad-lib mention clarify object protest agree answer demand threaten ask wonder elaborate
"""
_TELL = "tell remind assure inform notify reassure advise urge beg implore plead"
_OBJECT = """
accuse criticize criticise praise condemn denounce blast slam endorse dismiss reject mock blame defend express
question cite describe discuss hail tout attack apologize apologise decry voice characterize characterise portray
highlight deride ridicule lambaste bash rebuke assail chide scold skewer berate compliment congratulate commend
applaud laud brand label dub liken herald downplay trash hammer chastise castigate excoriate refute disparage salute
hype preview reaffirm pan trumpet pillory lampoon belittle identify reference summarize summarise outline
detail bemoan disavow denigrate extol call refer speak talk point appeal rail lash weigh disagree allude
"""
_QUOTE = """
continue exclaim shout yell laugh begin go snap shrug sigh whisper mutter cry chant sing scream growl bark deadpan
intone read offer finish open start declaim scoff crow bellow holler thunder fume groan chuckle gripe
grumble caption exhort react charge venture blurt fire shoot interrupt instruct confide marvel inquire enquire recollect
"""
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "make": ("makes", "made", "made", "making"),
    "put": ("puts", "put", "put", "putting"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "begin": ("begins", "began", "begun", "beginning"),
    "go": ("goes", "went", "gone", "going"),
    "read": ("reads", "read", "read", "reading"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "sing": ("sings", "sang", "sung", "singing"),
}
_DOUBLING = word_set("admit concur quip brag dub blog refer beg extol snap shrug slam pan deadpan")
# Forms that are as often nouns: as verbs they need a subject right before them that can't own them.
_NOUNS = word_set(
    "claim claims report reports state states note notes promise promises pledge pledges charge charges post"
    " posts email emails comment comments estimate estimates counter counters hint hints echo echoes text texts"
    " object objects protest protests answer answers demand demands blame praise question"
    " questions attack attacks voice voices highlight highlights brand brands label labels reference references"
    " outline details detail call calls talk talks point points appeal appeals"
    " compliment compliments repeat repeats reply replies remark remarks tweet tweets vow vows joke"
    " jokes quip quips signal signals boast boasts caution laugh laughs cry cries chant chants read reads offer"
    " offers start starts open opens shout shouts lament laments condemn bark"
    " barks"
    " find finds found finding show shows showed shown showing"
    " fire fires shoot shoots scream relate bash crow rumor rumors recall recalls"
    " salute salutes ruling project projects volunteer caption captions"
)
# Forms that hardly ever report: what rules is as often a law or a king, and volunteers are people.
_SAY_NOTHING = word_set("rule rules volunteers brands questions reckoning sworn related")


def _inflect(lemma: str) -> tuple[str, str, str, str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if lemma in _DOUBLING:
        return third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    if lemma.endswith("e"):
        return third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _lexicon() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    lists: tuple[tuple[Pattern, str], ...] = (
        ("clause", _CLAUSE),
        ("tell", _TELL),
        ("object", _OBJECT),
        ("quote", _QUOTE),
    )
    forms: tuple[Form, ...] = ("s", "past", "participle", "ing")
    for pattern, lemmas in lists:
        for lemma in lemmas.split():
            cues.setdefault(lemma, Cue(lemma, pattern, "base", lemma in _NOUNS))
            for form, word in zip(forms, _inflect(lemma), strict=True):
                # "read" is more often past than present in reports, "and put it off" reports nothing
                if word == lemma and (form == "past" or lemma == "put"):
                    cues.pop(word, None)
                cues.setdefault(word, Cue(lemma, pattern, form, word in _NOUNS))
    return {word: cue for word, cue in cues.items() if word not in _SAY_NOTHING}


CUES = _lexicon()
# Verbs that report only with `that` or a quotation; otherwise they are deeds ("maintained support") or give but the
# topic ("talked about their goals").
NEEDS_THAT = word_set(
    "maintain project volunteer relate post email comment plead protest answer signal advise counter boast"
    " specify text surmise profess make rumor detail clarify talk speak discuss weigh elaborate write add"
    " observe rule"
)
# Verbs that give something its name: their participles describe, "a process called reconciliation".
NAMING = word_set("call dub label brand observe describe")
# What only documents and who studied something say: "the poll found", "the authors found".
EVIDENCE = frozenset({"find", "show"})
RECORDS = word_set(
    "poll polls survey surveys study studies report reports records data figures numbers documents analysis research"
    " results filings emails statistics review investigation inquiry examination audit audits researchers scientists"
    " authors analysts economists transcript polling census agreement lab"
)
# Bodies and papers that speak though no role or name heads them.
SPEAKING = RECORDS | word_set(
    "company agency party committee commission government ministry department group union council court league"
    " conference board school university newspaper paper memo letter lawsuit complaint indictment statement"
    " organization order suit bill measure ruling opinion dissent filing resolution article story post ad petition"
    " coalition draft"
)
# Object verbs that report only with their preposition: "called for", "spoke about", "pointed to".
PARTICLES = {
    "call": frozenset({"for", "on", "upon", "out"}),
    "refer": frozenset({"to"}),
    "speak": frozenset({"about", "of", "against"}),
    "talk": frozenset({"about", "of"}),
    "point": frozenset({"to", "out"}),
    "appeal": frozenset({"for"}),
    "rail": frozenset({"against"}),
    "lash": frozenset({"out"}),
    "weigh": frozenset({"in"}),
    "disagree": frozenset({"with"}),
    "allude": frozenset({"to"}),
    "hint": frozenset({"at"}),
    "apologize": frozenset({"for", "to"}),
    "apologise": frozenset({"for", "to"}),
}
