"""Who is meant where words fit several: whoever of them speaks in the passages that the question leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.fold import fold
from index.lexicon.surnames import surname_of
from index.narrow import Narrowed
from index.searcher import Searcher
from index.storage.places import NONE
from index.values import Person

from .bearing import Choice
from .fuse import Fused
from .question.content import names_in
from .question.holders import KINDS, calls, head, holds, is_role, role_words, usually_holds
from .question.looks import undetermined
from .question.understand import Understood
from .whose import bearers, belonging, speaking_in, title_of

# A role, and where somebody holds it.
_WHERE = re.compile(r"(.+?) (in|at|during) (?:the )?(.+)")
# Some people, and whose or where they are.
SOME_OF = re.compile(r"([a-z]+s) (?:of|in|at|from|for) (?:the )?(.+)")
# Who speaks for an organisation without being called its spokesman: ESPN's commentators speak for themselves.
_ACTING = (
    "president|chairman|chairwoman|chair|chairperson|ceo|cfo|coo|chief|director|founder|owner|attorney|lawyer"
    "|counsel|secretary|administrator|commissioner|superintendent"
)
# Passages in which somebody is looked for.
_NEAREST = 40
# Statements of each around which it is looked for what he is called, and in how many words before the family name.
_CALLED, _BEFORE = 200, 6
_STOP = re.compile(r"[.,;:\n]")
# So many times as often is another called so than who hardly ever is.
_HARDLY_EVER = 3
# Who is named so many times as often as another is meant by a name whatever it asks about: Biden is not Jill Biden.
_OFTEN = 20


def readings(
    searcher: Searcher, understood: Understood, within: Narrowed, fused: Sequence[Fused]
) -> Iterator[Understood]:
    """Possible readings of the question's speaker, likeliest first; later ones are computed only on demand.

    Many are judges, several are called Murray: who speaks where the topic leads is meant before who is named most.
    """
    holder = held_then(searcher, understood, within) or speaks_as(searcher, understood, fused)
    first = meant(understood, holder) if holder else understood
    rows = [f.row for f in fused[:_NEAREST]]
    if some := _some(searcher, understood, rows):
        yield some
    yield first
    if holder:
        yield understood
    if other := speaks_near(searcher, first, fused):
        yield meant(first, other)
    yield from _as_organisation(searcher, first)
    if understood.group is not None and not (understood.persons or understood.each):
        yield from of_group(searcher, understood.group, understood, rows)
        yield from _of_its_people(searcher, understood.group, understood)


def of_group(searcher: Searcher, group: str, understood: Understood, rows: Sequence[int]) -> Iterator[Understood]:
    """A question for somebody who is called by no name, asked of those who are so described and speak in passages."""
    topic = understood.interpretation.topic
    if there := holders_there(searcher, group, rows):
        found, role, where = there
        yield from _of(understood, found, role, f"{topic} {where}" if topic else where.split(" ", 1)[1])
    role, found = belonging(searcher, group, rows)
    yield from _of(understood, found, role, topic)
    if described := SOME_OF.fullmatch(group):
        # "Residents of Moss" are residents who speak of Moss.
        read = replace(
            understood.interpretation, speakers=(described[1],), topic=f"{topic or ''} {described[2]}".strip()
        )
        rather = replace(understood, interpretation=read, group=described[1])
        if some := _some(searcher, rather, rows):
            yield some
        yield rather


def _of_its_people(searcher: Searcher, group: str, understood: Understood) -> Iterator[Understood]:
    """A question for an organisation that said nothing on the topic, asked of those who lead it or act for it."""
    name = " ".join(undetermined(group))
    asked = re.escape(" ".join(fold(name)))
    beside = rf"(?:of (?:\w+ ){{1,4}}?)?(?:of|at|for|with) (?:the )?{asked}"
    acts = re.compile(rf"{asked} (?:\w+ ){{0,2}}?(?:{_ACTING})\b|\b(?:{_ACTING}) {beside}\b")
    # "The company" is any.
    is_name = name == group or not name.islower()
    holding = searcher.with_role(name) if is_name and understood.interpretation.topic else ()
    called = {p: [" ".join(fold(role)) for role in p.roles] for p in holding}
    people = tuple(p for p, roles in called.items() if any(acts.search(r) and "former" not in r for r in roles))
    if people:
        read = replace(understood.interpretation, speakers=tuple(p.name for p in people))
        yield replace(understood, interpretation=read, persons=people, role=name)


def _some(searcher: Searcher, understood: Understood, rows: Sequence[int]) -> Understood | None:
    """A question for some people of one role, asked of those too who hold it, have names and speak in passages."""
    group, read = understood.group, understood.interpretation
    if not group or not read.topic or understood.persons or understood.each:
        return None
    some = members(searcher, group, rows)
    named = replace(read, speakers=tuple(p.name for p in some))
    return replace(understood, interpretation=named, persons=some, role=group.removesuffix("s")) if some else None


def _as_organisation(searcher: Searcher, understood: Understood) -> Iterator[Understood]:
    """If that person said nothing of the kind: the question asked of an organisation of the same name, "Collins"."""
    if understood.asked and understood.persons:
        [taken], asked = understood.persons, understood.asked
        if searcher.said_unnamed(asked):
            read = replace(understood.interpretation, speakers=(asked,), also_named=(taken.name,))
            yield replace(understood, interpretation=read, persons=(), group=asked, guessed=True)


def speaking(understood: Understood, chosen: Sequence[Choice]) -> Understood:
    """A question for some people, understood of those of them who speak in its statements; of nobody's, of all."""
    spoke = dict.fromkeys(choice.speaker for choice in chosen)
    persons = tuple(p for p in understood.persons if p.name in spoke)
    names = tuple(p.name for p in persons) or ((understood.group,) if understood.group else ())
    return replace(understood, persons=persons, interpretation=replace(understood.interpretation, speakers=names))


def speaks_near(searcher: Searcher, understood: Understood, fused: Sequence[Fused]) -> Person | None:
    """The first who speaks in the best passages and whom a role or name fits as well as the one who was taken.

    "The judge at Maxwell's sentencing", "What did Murray say about basketball?".
    """
    if len(understood.persons) != 1 or understood.each:
        return None
    fits = holders(searcher, understood.role) if understood.role else _namesakes(searcher, understood)
    return first_of(searcher, fits, fused)


def speaks_as(searcher: Searcher, understood: Understood, fused: Sequence[Fused]) -> Person | None:
    """Of several who hold the role asked for the first who speaks in the best passages on the topic, if it is not the
    one who was taken: "the Japanese prime minister on the Queen's death" is whoever was then. None where days were
    asked about, which tell already.
    """
    read = understood.interpretation
    if not (understood.role and read.topic and read.also_named) or _is_dated(understood):
        return None
    as_well = {*read.speakers, *read.also_named}
    likely = {name: person for name, person in holders(searcher, understood.role).items() if name in as_well}
    fits = {name: p for name, p in likely.items() if usually_holds(understood.role, p, searcher)}
    first = first_of(searcher, fits, fused)
    return first if first not in understood.persons else None


def held_then(searcher: Searcher, understood: Understood, within: Narrowed) -> Person | None:
    """Of several who have held the role asked for the one whom passages of the days asked about call so most, where
    they hardly ever do the one who was taken: in 2019 Pompeo is secretary of state, and Rubio a senator. None without
    days.
    """
    read = understood.interpretation
    if not (understood.role and read.also_named and _is_dated(understood)):
        return None
    words = role_words(understood.role, searcher)
    others = [person for name in read.also_named for person in bearers(searcher, name)]
    called = {p: _times_called(searcher, words, p, within) for p in (*understood.persons, *others)}
    least = _HARDLY_EVER * max(called[person] for person in understood.persons)
    return max((p for p in called if called[p] > least), key=lambda p: (called[p], p.mentions), default=None)


def _is_dated(understood: Understood) -> bool:
    read = understood.interpretation
    return read.published_from is not None or read.published_to is not None


def _times_called(searcher: Searcher, roles: Sequence[str], person: Person, within: Narrowed) -> int:
    """How often passages in which somebody speaks name him with one of some roles."""
    surname = re.compile(rf"\b{re.escape(surname_of(tuple(person.name.split())))}\b", re.IGNORECASE)
    texts = [
        searcher.passage_text(row) for row in {s.row for s in searcher.statements_by([person.name], within, _CALLED)}
    ]
    before = (
        _STOP.split(text[: name.start()])[-1].split()[-_BEFORE:] for text in texts for name in surname.finditer(text)
    )
    return sum(any(calls(role, " ".join(words)) for role in roles) for words in before)


def holders_there(searcher: Searcher, group: str, rows: Sequence[int]) -> tuple[list[Person], str, str] | None:
    """Who holds a role somewhere and speaks in passages that name it, of articles that open with it, the role, and
    where: "the judge in the Maxwell trial" is the judge who speaks there, and what he said of it is wanted.
    """
    described = _WHERE.fullmatch(group)
    if not described or not is_role(described[1].split()):
        return None
    role, where, place = described.groups()
    names = {*names_in(place)}
    there = [row for row in rows if names and names <= {*fold(searcher.passage_text(row))}]
    return _holding(searcher, role, [r for r in there if _opens_with(searcher, names, r)]), role, f"{where} {place}"


def members(searcher: Searcher, group: str, rows: Sequence[int]) -> tuple[Person, ...]:
    """Who of some people of one role, as a question names them, speaks in passages: entomologists mostly have names."""
    role = group.removesuffix("s")
    if role == group or not is_role(role.split()):
        return ()
    kinds = KINDS.get(role.split()[-1], frozenset())
    speaking = _speaking(searcher, rows)
    return tuple(p for p in speaking if usually_holds(role, p, searcher) or any(head(own) in kinds for own in p.roles))


def _holding(searcher: Searcher, role: str, rows: Sequence[int]) -> list[Person]:
    """Who speaks in passages and holds a role, in their order."""
    words = role_words(role, searcher) if rows else ()
    return [p for p in _speaking(searcher, rows) if any(holds(each, p) for each in words)]


def _speaking(searcher: Searcher, rows: Sequence[int]) -> dict[Person, None]:
    """Who speaks in passages, in their order."""
    return dict.fromkeys(p for row in rows for p in speaking_in(searcher, row))


def _of(understood: Understood, found: Sequence[Person], role: str, topic: str | None) -> Iterator[Understood]:
    """A question asked of the first of some people who hold a role; nothing where there are none."""
    for person in found[:1]:
        others = tuple(p.name for p in dict.fromkeys(found) if p != person)
        read = replace(understood.interpretation, speakers=(person.name,), also_named=others, topic=topic)
        yield replace(understood, interpretation=read, persons=(person,), role=role)


def _opens_with(searcher: Searcher, names: set[str], row: int) -> bool:
    """Whether the title of a passage's article and its first passage hold some names."""
    [lead] = searcher.leads(searcher.articles_of([row]))
    return names <= {*fold(f"{title_of(searcher, row)} {searcher.passage_text(lead)}")}


def first_of(searcher: Searcher, fits: Mapping[str, Person], fused: Sequence[Fused]) -> Person | None:
    """The first of some people, by name, who speaks in the best passages."""
    for f in fused[:_NEAREST] if fits else ():
        for located in searcher.statements_in([f.row]):
            name = "" if located.person == NONE else searcher.speaker_name(located.person)
            if name in fits:
                return fits[name]
    return None


def holders(searcher: Searcher, role: str) -> dict[str, Person]:
    """Who holds a role, by name."""
    every = role_words(role, searcher)
    return {person.name: person for words in every for person in searcher.with_role(words) if holds(words, person)}


def _namesakes(searcher: Searcher, understood: Understood) -> dict[str, Person]:
    """Others whom the name fits, by name, who are not named much less often than the one who was taken."""
    taken = understood.persons[0]
    also = set(understood.interpretation.also_named)
    others = (person for name in also for person in bearers(searcher, name))
    return {person.name: person for person in others if taken.mentions < _OFTEN * person.mentions}


def meant(understood: Understood, person: Person) -> Understood:
    """A question with another speaker; who was taken before is one whom the words fit as well."""
    read = understood.interpretation
    others = (*read.speakers, *(name for name in read.also_named if name != person.name))
    interpretation = replace(read, speakers=(person.name,), also_named=others[: max(1, len(read.also_named))])
    return replace(understood, persons=(person,), interpretation=interpretation)
