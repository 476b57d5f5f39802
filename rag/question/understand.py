"""A question as the system understands it: whose words it asks for, about what, to whom, when.

Questions are read by shapes, one pattern each, over their words in lower case with one space between them, `'s` and
commas standing alone. The first shape whose speaker is somebody decides; what fits none is an open question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.values import Person

from ..values import Interpretation, Question, QuestionKind
from .dates import Dates, find_dates
from .hear import BY_NAME, Heard, hear, hear_all
from .holders import SEXES, is_role
from .manner import WANTING, manner, wants
from .registry import Days, Found, People, Sparing
from .sequence import Order, read_sequence
from .shapes import ANY_WHO, MOST_WHO, NEWS, SHAPES, Trust
from .topic import read_topic
from .words import MARKS, Words, read_words

_WANTED_OF = re.compile("(?:for|on|upon|that) ")
# What stands between a speaker and the verb and belongs to neither.
_BETWEEN = re.compile(
    "(?:have|has|had|to|been|just|ever|so|also|later|already|again|now|then|first|actually|really|reportedly|recently"
    "|publicly|specifically|exactly|previously|finally|originally|initially|repeatedly|privately|personally|last|latest"
    "|newest|earliest|recent|both|each)"
)
# Verbs and nouns by which organisations, and people whom the registry doesn't know, are taken for speaking.
_PLAIN = re.compile(
    "sa[iy]|t[eo]l|claim|warn|announc|promis|tweet|comment|respon|react|repl|argu|insist|den|sta[nt]|remark|quot|view"
    "|position|opinion|ask|reject|rul|answ|alleg|assert"
)
# Verbs and nouns for words alone.
_SAYS = re.compile(
    "sa[iy]|t[eo]l|comment|respon|react|repl|answer|remark|quot|view|position|opinion|sta[nt]|thought|word"
)
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_DO = frozenset(("did", "do", "does", "will", "would"))
_CONJUGATED = re.compile("(?:ing|ed|said|told|wrote|written|[^s]s)$")
# Whose views are asked for stands before these as their owner.
_VIEWS = frozenset(("view", "views"))
# Verbs after whose like a noun may follow: "call center workers".
_NOUNS_TOO = frozenset(("state", "call", "claim", "demand", "stress", "post", "note", "attack", "posting"))
_BE = frozenset(("is", "was", "are", "were"))
_HELPING = _BE | {"be", "been", "has", "have", "had", "did", "does", "do", "'s"}
# Characters in the longest list of speakers that is looked up.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of several speakers asked for: a person of the registry, else as `Understood.group`; neither is nobody."""

    person: Person | None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question asks, with what the later stages need beyond the interpretation that readers see.

    `persons` are the speakers whom the registry knows, `role` the words for one who was asked for by a role, or what
    whoever said something must be. `unknown` is a speaker asked for whom it doesn't, as asked, and `suggestions` the
    nearest names. `group` is a speaker that is no person ("the White House", "officials"), as asked; where the words
    may be either, both are set. `addressee` is whom the words were said to, as asked. `weekday`, 0 for Monday, is the
    day that each article's own date implies.
    `manner` are the verbs that tell how it was said ("who criticised"), none where it doesn't matter. `acts` is whether
    it may be reported as what was done: who announced or proposed something. `each` are the speakers where several are
    asked for, known or not. `sequence` tells whether the first or the last is asked for.
    `asked` are the words for the speaker, where one is asked for by name; `guessed` is whether they may mean another.
    """

    interpretation: Interpretation
    persons: tuple[Person, ...] = ()
    role: str | None = None
    unknown: str | None = None
    suggestions: tuple[str, ...] = ()
    group: str | None = None
    addressee: str | None = None
    weekday: int | None = None
    manner: frozenset[str] = frozenset()
    acts: bool = False
    each: tuple[Speaker, ...] = ()
    sequence: Order | None = None
    asked: str | None = None
    guessed: bool = False

    @property
    def is_of_some(self) -> bool:
        """Whether it asks for words of some people of one role, those who have names too: "scientists"."""
        return self.role is not None and self.group == f"{self.role}s"


def understand(question: Question, people: People, newest: date | None) -> Understood:
    """What a question asks. Relative dates count from `newest`, the newest article's day.

    The reader's own interpretation is taken as it is; then only its names are looked up.
    """
    if question.interpretation is not None:
        return _as_given(question.interpretation, question, people, newest)
    # A question that shouts says nothing by its capitals.
    text = question.text.lower() if question.text.isupper() else question.text
    until = question.filters.published_to
    # A reader who asks up to a day means that day's "this week".
    dates = find_dates(text, min(newest, until) if newest and until else newest)
    if _ACCORDING.search(text):
        dates = Dates()  # Those are days of what is asked, not of who said it.
    words, days = read_words(text, dates.spans), Days(dates.first, dates.last, newest)
    for kind, trust, shape in SHAPES:
        for match in _matches(shape, words.line):
            if understood := _settle(kind, trust, match, words, people, days):
                read = replace(understood.interpretation, published_from=dates.first, published_to=dates.last)
                sequence = read_sequence(match, words)
                return replace(understood, interpretation=read, weekday=dates.weekday, sequence=sequence)
    interpretation = Interpretation(kind="open", topic=question.text.strip())
    if NEWS.fullmatch(words.line):
        interpretation = replace(interpretation, published_from=dates.first, published_to=dates.last)
    return Understood(interpretation)


def _as_given(interpretation: Interpretation, question: Question, people: People, newest: date | None) -> Understood:
    """The reader's interpretation; what it has no field for is the question's own: to whom, on which weekday."""
    if interpretation.kind == "said" and not interpretation.speakers:
        # A reader who took the speaker away, and nothing else, wants anybody's words.
        interpretation = replace(interpretation, kind="who_said")
    sparing = Sparing(people)
    heard = [(name, hear(name, "anybody", sparing, cased=True)) for name in interpretation.speakers]
    given = _together(interpretation, [each or Heard(name, Found(), "either") for name, each in heard])
    read = understand(replace(question, interpretation=None), people, newest)
    if read.interpretation.kind != interpretation.kind:
        return given
    topic, hearer = interpretation.topic, read.addressee
    return replace(
        given,
        # Who stands in what it is about is not whom it was said to.
        addressee=None if topic and hearer and hearer in topic else hearer,
        weekday=read.weekday,
        manner=read.manner,
        acts=read.acts,
        sequence=read.sequence,
    )


def _matches(shape: str, line: str) -> list[re.Match[str]]:
    """The ways in which a question has a shape, the longest speaker first: the verb that it meets first may be a noun,
    "What did six states say?", "What did the Ohio state senator say?".
    """
    found: list[re.Match[str]] = []
    match = re.fullmatch(shape, line)
    while match:
        parts = match.groupdict()
        aux, verb = parts.get("aux") or "", parts.get("verb") or ""
        if aux not in _DO or not _CONJUGATED.search(verb):
            found.insert(0, match)
            if verb not in _NOUNS_TOO:
                break
        words = len((parts.get("who") or "").split())
        if ANY_WHO not in shape or not 0 < words < MOST_WHO:
            break
        match = re.fullmatch(shape.replace(ANY_WHO, ANY_WHO.replace("{1,", f"{{{words + 1},")), line)
    return found


def _settle(
    kind: QuestionKind, trust: Trust, match: re.Match[str], words: Words, people: People, days: Days
) -> Understood | None:
    """What a question of a shape asks; None where its speaker is nobody that the shape trusts."""
    parts = match.groupdict()
    verb = parts.get("verb") or ""
    who = (parts.get("who") or "").split()
    # "What is Putin saying", "what has he been saying"; but "what was Putin told" asks for another's words.
    ongoing = parts.get("aux") in _BE or who[-1:] == ["been"]
    if parts.get("aux") not in (None, "'s") and verb.endswith("ing") != ongoing:
        return None
    if who and (who[0] in _HELPING or len(" ".join(who)) > _LONGEST):
        return None
    if who[-1:] == ["'s"] and verb in _VIEWS:
        return None  # "How has Berg's view changed?" asks not of Berg's, but what Berg thinks
    topic, addressee = read_topic(match, verb, words, people)
    if kind == "who_said":
        if wants(verb, parts.get("rest") or ""):
            # "Who urged Berg to resign?": of whom it was wanted is a part of what was wanted.
            at = _WANTED_OF.match(words.line, *match.span("rest"))
            topic = words.slice(at.end() if at else match.start("rest"), match.end("rest"))
            return Understood(Interpretation(kind=kind, topic=topic), (), parts.get("role"), manner=WANTING)
        if topic is None and manner(verb):  # "Who apologised to the victims?"
            topic, addressee = addressee, None
        asked_for = Interpretation(kind=kind, topic=topic)
        return Understood(asked_for, (), parts.get("role"), addressee=addressee, manner=manner(verb)) if topic else None
    while len(who) > 1 and _BETWEEN.fullmatch(who[-1]):
        who.pop()
    start = match.start("who")
    asked = words.slice(start, start + len(" ".join(who))).strip(MARKS + " ")
    if topic and asked.lower() in SEXES:
        # "Quotes by women on T" are any woman's, who has a name.
        return Understood(Interpretation(kind="who_said", topic=topic), role=asked.lower(), addressee=addressee)
    if trust == "anybody" and verb and not _PLAIN.match(verb):
        trust = "named"
    if trust in BY_NAME and words.cased and words.goes_on(match.end("who")):
        return None
    heard = hear_all(asked, trust, people, words.cased, days)
    if not heard:
        return None
    understood = _together(Interpretation(kind=kind, topic=topic), heard)
    return replace(understood, addressee=addressee, manner=manner(verb), acts=bool(verb) and not _SAYS.match(verb))


def _together(interpretation: Interpretation, heard: Sequence[Heard]) -> Understood:
    persons = tuple(dict.fromkeys(h.found.person for h in heard if h.found.person))
    taken = {p.name for p in persons}
    others = dict.fromkeys(p.name for h in heard for p in h.found.others if p.name not in taken)
    unknown = next((h for h in heard if h.sort in ("person", "either")), None)
    group = next((h.group for h in heard if h.group), None) if not persons else None
    each = dict.fromkeys(Speaker(h.found.person, h.group) for h in heard)
    asked = heard[0].asked if len(heard) == len(persons) == 1 else None
    role = asked if asked and is_role(asked.split()) else None
    if not interpretation.speakers:
        names = dict.fromkeys(h.name for h in heard)
        interpretation = replace(interpretation, speakers=tuple(names), also_named=tuple(others))
    return Understood(
        interpretation,
        persons,
        role,
        unknown=unknown.name if unknown else None,
        suggestions=unknown.found.suggestions if unknown else (),
        group=group,
        each=tuple(each) if len(each) > 1 else (),
        asked=None if role else asked,
    )
