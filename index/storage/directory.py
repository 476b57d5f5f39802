"""The directory of people in the store: found by name, by another spelling, by role."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ..fold import edits, fold
from ..values import Person
from .database import Database

_TABLES = """
CREATE TABLE people (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, forms TEXT NOT NULL, roles TEXT NOT NULL,
    articles INTEGER NOT NULL, mentions INTEGER NOT NULL
);
CREATE INDEX people_name ON people (name);
CREATE TABLE people_words (word TEXT, person INTEGER, kind TEXT, PRIMARY KEY (word, kind, person)) WITHOUT ROWID;
CREATE TABLE near_words (near TEXT, word TEXT, PRIMARY KEY (near, word)) WITHOUT ROWID;
"""
_NAME, _ROLE = "name", "role"
# Words this long may be two edits from what was meant.
_LONG = 8
# A surname that more people bear than this is no way to find one.
_MOST_PEOPLE = 200
# A word of more letters than this, and a name of more different words, is nobody's misspelt.
_LONGEST = 60
_MOST_WORDS = 8


def write_people(db: sqlite3.Connection, people: Iterable[Person]) -> None:
    """Store people under their numbers, from 0, with every word that finds them."""
    for statement in _TABLES.split(";"):
        db.execute(statement)
    known: set[str] = set()
    for number, person in enumerate(people):
        _add(db, number, person, known)


def _add(db: sqlite3.Connection, number: int, p: Person, known: set[str]) -> None:
    """Store a person; `known` are the words whose near spellings are stored already."""
    db.execute(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)",
        (number, p.name, json.dumps(p.forms), json.dumps(p.roles), p.articles, p.mentions),
    )
    names = {word for form in (p.name, *p.forms) for word in fold(form)}
    roles = {word for role in p.roles for word in fold(role)}
    db.executemany(
        "INSERT OR IGNORE INTO people_words VALUES (?, ?, ?)",
        sorted([(word, number, _NAME) for word in names] + [(word, number, _ROLE) for word in roles]),
    )
    db.executemany(
        "INSERT INTO near_words VALUES (?, ?)", ((near, word) for word in names - known for near in _nears(word))
    )
    known |= names


class Directory:
    """People of a generation, for reading."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def numbers(self, names: Sequence[str]) -> list[int]:
        """Numbers of the people who bear exactly these names in the registry."""
        marks = ",".join("?" * len(names))
        return [n for (n,) in self._db.rows(f"SELECT number FROM people WHERE name IN ({marks})", tuple(names))]

    def name(self, number: int) -> str:
        """The name of a person."""
        return str(self._db.first("SELECT name FROM people WHERE number = ?", (number,))[0])

    def named(self, name: str) -> tuple[Person, ...]:
        """People one of whose forms holds every word of a name, most mentioned first."""
        words = fold(name)
        return tuple(
            person
            for person in self._with_words(words, _NAME)
            if any(set(words) <= set(fold(form)) for form in (person.name, *person.forms))
        )

    def page(self, start: str, after: tuple[int, str] | None, k: int) -> list[tuple[int, Person]]:
        """Up to k people with their numbers, most mentioned first, then by name, after `(mentions, name)`.

        The names of all have every word of `start`, its last word as far as it is typed; a blank one fits everybody.
        """
        which, values = ["1"], list[Any]()
        *words, last = fold(start) or ("",)
        for word in words:
            which.append("number IN (SELECT person FROM people_words WHERE word = ? AND kind = 'name')")
            values.append(word)
        if last:
            which.append("number IN (SELECT person FROM people_words WHERE word >= ? AND word < ? AND kind = 'name')")
            values += [last, last + chr(sys.maxunicode)]
        if after is not None:
            which.append("(mentions < ? OR (mentions = ? AND name > ?))")
            values += [after[0], *after]
        found = self._db.rows(
            f"SELECT number, name, forms, roles, articles, mentions FROM people WHERE {' AND '.join(which)} "
            "ORDER BY mentions DESC, name LIMIT ?",
            (*values, k),
        )
        return [(row[0], _person(row[1:])) for row in found]

    def with_role(self, role: str) -> tuple[Person, ...]:
        """People beside whose names a role stands that holds every word of `role`, most mentioned first."""
        words = fold(role)
        return tuple(
            person
            for person in self._with_words(words, _ROLE)
            if any(set(words) <= set(fold(each)) for each in person.roles)
        )

    def like(self, name: str) -> tuple[Person, ...]:
        """People each of whose names' words is spelt nearly as in `name`: fewest edits first, then most mentioned."""
        words = dict.fromkeys(fold(name))
        spellings = [self._near(word) for word in words] if len(words) <= _MOST_WORDS else []
        if not spellings or not all(spellings):
            return ()
        found: dict[str, tuple[int, Person]] = {}
        for near in spellings[-1]:
            for person in self._with_words((near,), _NAME):
                own = {word for form in (person.name, *person.forms) for word in fold(form)}
                costs = [min((cost for word, cost in each.items() if word in own), default=None) for each in spellings]
                if None not in costs:
                    found[person.name] = (sum(cost for cost in costs if cost), person)
        ordered = sorted(found.values(), key=lambda item: (item[0], -item[1].mentions, item[1].name))
        return tuple(person for _, person in ordered)

    def _near(self, word: str) -> dict[str, int]:
        """Words of names one edit from a word, or two from a long one, with the number of edits; an initial itself."""
        if len(word) == 1:
            return {word: 0}
        marks = _nears(word)
        found = self._db.rows(
            f"SELECT DISTINCT word FROM near_words WHERE near IN ({','.join('?' * len(marks))})", tuple(sorted(marks))
        )
        most = 1 if len(word) < _LONG else 2
        return {other: cost for (other,) in found if (cost := edits(word, other)) <= most}

    def _with_words(self, words: Sequence[str], kind: str) -> list[Person]:
        if not words:
            return []
        # From the last word on, a family name mostly: fewer people bear it than are called John.
        *others, last = dict.fromkeys(words)
        too = " AND EXISTS (SELECT 1 FROM people_words WHERE word = ? AND kind = last.kind AND person = last.person)"
        found = self._db.rows(
            "SELECT name, forms, roles, articles, mentions FROM people_words last CROSS JOIN people ON number = person "
            f"WHERE word = ? AND kind = ?{too * len(others)} ORDER BY mentions DESC, number LIMIT ?",
            (last, kind, *others, _MOST_PEOPLE),
        )
        return [_person(row) for row in found]


def _nears(word: str) -> set[str]:
    """The word, and what is left of it less one letter.

    Two words an edit apart share one of these (symmetric delete, Garbe 2012), so near words are found by equality. Of a
    very long one they would take the square of its length.
    """
    if len(word) > _LONGEST:
        return {word}
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _person(row: Sequence[Any]) -> Person:
    return _remembered(*row)


# The same few hundred people are asked about again and again, and a common word of a role finds 200 of them.
@lru_cache(maxsize=4_096)
def _remembered(name: str, forms: str, roles: str, articles: int, mentions: int) -> Person:
    return Person(name, tuple(json.loads(forms)), tuple(json.loads(roles)), articles, mentions)
