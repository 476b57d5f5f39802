"""Statements for an answer: whose they are and whether they bear on the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise, zip_longest

from index.fold import fold
from index.lexicon.given_names import called_by, gender
from index.lexicon.roles import OFFICES
from index.searcher import Searcher
from index.storage.places import KINDS, NONE, Located

from .bearing import LACKING, PARTLY, Bearing, Choice, order
from .chronology import in_time, of_years
from .claim import held_to
from .fuse import Fused
from .judging import in_manner
from .near import holders
from .occasion import of_occasion
from .question.content import question_terms
from .question.holders import SEXES, role_words
from .question.manner import WANTING
from .question.understand import Understood
from .retrieve import Candidates
from .values import Question
from .wanting import SHOULD, wanting

# A speaker's newest statements that are looked at; more where more are asked for.
_POOL = 400
# Of an organisation, or of "officials", whose passages can't be looked for by who speaks in them.
_POOL_OF_GROUP = 4_000
# Of several speakers in turn, where a hundred may be asked for, and of all that was ever said, in order of time.
_POOL_OF_ALL = 4_000
# Passages of each search in which a speaker's statements on a topic are looked for; those that name whom somebody
# talks to are many, and in few he does so.
_ROWS, _ROWS_TO = 60, 400
# and the best of both in which anybody's are,
_BEST = 120
# or where an open question is asked: what it shows of them stands beside its first passages.
_BEST_OPEN = 40
# A speaker of so few statements is quoted on what his articles are about.
_FEW = 12
# Characters between two statements that are made in one breath, and how much of one's score the other is given.
_BESIDE, _OF_NEXT = 300, 0.5
# An open question shows statements beside its passages only where they bear on it this well.
_OPEN = 0.5
# Who said something is anybody whose words bear on it so well.
_SAID_BY_ANYBODY = 0.4
# And holds so much of it by weight, where it is not only said in a manner.
_IN_ITS_OWN_WORDS = 0.75
# What a statement must hold by itself of a topic that only its passage names.
_IN_PART = 0.4
# When something was said, which its own words rarely tell.
_OCCASION = re.compile(
    r"(?:at|during|after|before|while|when (?!will|is|are|was|did|do|does|has|can|should)) ?", re.IGNORECASE
)
# and what besides: "during the campaign about masks".
_ABOUT_IT = re.compile(r" (?:about|on|regarding) ", re.IGNORECASE)
# Words that a question quotes, several or long enough to be looked for as they stand; and where they are a name for
# what is asked about.
_QUOTES = re.compile(r"[“\"]([^“”\"]{8,}|[^“”\"]+ [^“”\"]+)[”\"]|(?<![\w’'])[‘']([^‘\s]+ [^‘]*?\w[.!?]?)[’'](?!\w)")
_NAMED = re.compile(r"\b(?:about|on|of|in|to|called|titled|regarding) [“\"‘']", re.IGNORECASE)


def choose(
    searcher: Searcher, question: Question, understood: Understood, found: Candidates, fused: Sequence[Fused]
) -> list[Choice]:
    """Statements that answer the question, best first; ties by date, newest first, then article and place. Of several
    speakers each has one in turn.
    """
    if understood.each:
        persons = [(one.person,) if one.person else () for one in understood.each]
        groups = [one.group for one in understood.each]
        alone = [replace(understood, persons=p, group=g, each=()) for p, g in zip(persons, groups, strict=True)]
        each = [choose(searcher, question, one, found, fused) for one in alone]
        return list(islice((choice for turn in zip_longest(*each) for choice in turn if choice), _POOL_OF_ALL))
    if understood.interpretation.kind == "said":
        chosen = _by_somebody(searcher, question, understood, found)
    else:
        chosen = _by_anybody(searcher, question, understood, found, fused)
    topic = understood.interpretation.topic
    if topic:
        chosen = held_to(searcher, chosen, question.text, topic, understood.interpretation.kind)
    if understood.manner and understood.manner is not WANTING:
        chosen = in_manner(searcher, chosen, understood)
    return in_time(chosen, understood.sequence)[:_POOL_OF_ALL] if understood.sequence else chosen


def _by_somebody(searcher: Searcher, question: Question, understood: Understood, found: Candidates) -> list[Choice]:
    """What the speaker asked for said, on the topic where there is one."""
    own = _outermost(_allowed(_by_speaker(searcher, question, understood, found), found))
    own = of_occasion(searcher, own, understood)
    if topic := understood.interpretation.topic:
        few = len(own) < _FEW and not understood.interpretation.also_named
        about = of_years(searcher, _about(searcher, own, topic, found, few), topic)
        if understood.is_of_some:
            # Of many who may be meant somebody says a part of it by chance.
            about = [choice for choice in about if choice.score > LACKING]
        return about if _NAMED.search(question.text) else _verbatim(about, topic)
    # Of one day, quotations first: what somebody praised or denied says least by itself.
    own.sort(key=lambda s: (-s.day, s.kind))
    return [Choice.of(searcher, located, searcher.words(located), 0.0) for located in own]


def _by_anybody(
    searcher: Searcher, question: Question, understood: Understood, found: Candidates, fused: Sequence[Fused]
) -> list[Choice]:
    """What bears on the question, whoever said it, in the passages that it leads to."""
    is_open = understood.interpretation.kind == "open"
    most, least = (_BEST_OPEN, _OPEN) if is_open else (_BEST, _SAID_BY_ANYBODY)
    pool = _outermost(_allowed(searcher.statements_in([f.row for f in fused[:most]]), found))
    share = 0.0
    if not is_open:
        pool = of_occasion(searcher, pool, understood)
        # Who said that penguins should vote is nobody who spoke of penguins; praise need not repeat what it is for.
        share = 0.0 if understood.manner else _IN_ITS_OWN_WORDS
    asked = understood.interpretation.topic or question.text
    chosen = _verbatim(Bearing(searcher, pool, asked, found).choices(least, own=share), asked)
    if understood.manner is WANTING:
        chosen = wanting(searcher, chosen, asked)
    elif not is_open and SHOULD.search(asked):
        # Who said that Berg should go is hardly whoever says that he may.
        chosen = wanting(searcher, chosen, asked, manner=0.0) or chosen
    return _in_role(searcher, chosen, understood.role) if understood.role else chosen


def _in_role(searcher: Searcher, chosen: Sequence[Choice], role: str) -> list[Choice]:
    """Statements by who holds a role, or is a woman: "Which senator said ...?". Anybody may be an official."""
    if sex := SEXES.get(role):
        return [c for c in chosen if c.speaker and gender(called_by(tuple(c.speaker.split()))) == sex]
    one = role.removesuffix("s")
    if OFFICES.isdisjoint(role_words(one, searcher)[0].split()):
        return list(chosen)
    names = holders(searcher, one)
    return [choice for choice in chosen if choice.speaker in names]


def _about(searcher: Searcher, own: Sequence[Located], topic: str, found: Candidates, few: bool) -> list[Choice]:
    """A speaker's statements on a topic: those that name it, then those in articles that do by their titles.

    A title says what all of its article is about: "What did the chief say about Uvalde?", who says "they". Only where
    there is neither, what is said around a statement may tell, or that it names a part of the topic; or of one person
    who made but `few`, what stands before and after, or that it is on something alike.
    """
    bearing = Bearing(searcher, own, topic, found)
    is_occasion = _OCCASION.match(topic) is not None
    if is_occasion and not _ABOUT_IT.search(topic):
        return bearing.on_occasion()
    naming = bearing.choices(firm=True)
    known = {choice.located.number for choice in naming}
    partly = bearing.choices(firm=True, by="passage", own=_IN_PART)
    naming = sorted((*naming, *(choice for choice in partly if choice.located.number not in known)), key=order)
    naming = _with_next(searcher, own, naming)
    known = {choice.located.number for choice in naming}
    titled = [choice for choice in bearing.choices(firm=True, by="title") if choice.located.number not in known]
    if is_occasion:
        known |= {choice.located.number for choice in titled}
        around = [choice for choice in bearing.choices(firm=True, by="passage") if choice.located.number not in known]
        return sorted((*naming, *titled, *around), key=order)
    if named := bearing.whole_first(naming, titled):
        return named
    if around := bearing.choices(firm=True, by="passage"):
        return [choice.times(bearing.around) for choice in around]
    partly = _with_next(searcher, own, bearing.choices()) or bearing.choices(by="passage")
    if not partly and few:
        partly = bearing.choices(firm=True, by="passages") or bearing.alike()
    return [choice.times(PARTLY) for choice in partly]


def _with_next(searcher: Searcher, own: Sequence[Located], about: Sequence[Choice]) -> list[Choice]:
    """Add direct quotations that follow a statement on the topic within 300 characters: "“We will not give in,” he
    said." names nothing of what it is about.
    """
    scores = {choice.located.number: choice.score for choice in about}
    going_on = []
    # Their numbers are in the order of article and place.
    for one, other in pairwise(sorted(own)):
        together = (one.article, one.person) == (other.article, other.person) and other.start - one.end < _BESIDE
        if together and KINDS[other.kind] == "direct" and one.number in scores and other.number not in scores:
            going_on.append(Choice.of(searcher, other, searcher.words(other), _OF_NEXT * scores[one.number]))
    return [*about, *sorted(going_on, key=order)]


def _verbatim(chosen: list[Choice], asked: str) -> list[Choice]:
    """Those statements that hold the words which a question quotes; all, where it quotes none."""
    quoted = [" ".join(fold("".join(words))) for words in _QUOTES.findall(asked)]
    return [c for c in chosen if all(words in " ".join(fold(c.text)) for words in quoted)] if quoted else chosen


def _by_speaker(searcher: Searcher, question: Question, understood: Understood, found: Candidates) -> list[Located]:
    """The speaker's newest statements and, where there is a topic, those in the passages that it leads to."""
    names, topic = [person.name for person in understood.persons], understood.interpretation.topic
    from_the_first = understood.sequence == "first" and not topic
    most = searcher.manifest.statements if from_the_first else max(_POOL, 4 * question.max_statements)
    newest = searcher.statements_by(names, found.within, most)
    if understood.group is not None and (not names or understood.role):
        # Of experts those too whom articles quote without a name.
        own = searcher.statements_by_unnamed(understood.group, found.within, _POOL_OF_GROUP if topic else most)
        return own + newest if names else own
    # What the passages that are looked for must be about: "What did X tell Y about T?"
    asked = " ".join(filter(None, (topic, understood.addressee)))
    if from_the_first or len(newest) < most or not asked:
        return newest
    their_own = searcher.narrow(replace(found.filters, speakers=tuple(names)))
    k = _ROWS_TO if understood.addressee else _ROWS
    hits = [
        *searcher.search_words(question_terms(asked), k, their_own),
        *searcher.search_meaning(found.query, k, their_own),
    ]
    known, people = {s.number for s in newest}, {s.person for s in newest}
    led_to = searcher.statements_in(list(dict.fromkeys(hit.row for hit in hits)))
    return newest + [s for s in led_to if s.person in people and s.number not in known]


def _allowed(located: Sequence[Located], found: Candidates) -> list[Located]:
    """The statements of the speakers whom the filters let pass."""
    speaking = found.within.speaking
    return [s for s in located if speaking is None or s in speaking]


def _outermost(located: Sequence[Located]) -> list[Located]:
    """Statements in their order, less those that lie within another by the same person."""
    nested = set()
    outer: Located | None = None
    for s in sorted(located, key=lambda s: (s.article, s.person, s.start, -s.end)):
        within = outer is not None and (outer.article, outer.person) == (s.article, s.person) and s.end <= outer.end
        if within and s.person != NONE:
            nested.add(s.number)
        else:
            outer = s
    return [s for s in located if s.number not in nested]
