#!/usr/bin/env python3
"""Whether "What did X say about T?" finds what X said, where T is a word of it, of its title, or of another title.

    python benchmarks/topics.py --index DIR [--n 320]

Statements by people of the registry are drawn at random; each is asked for by its speaker and a topic: the rarest word
of the statement itself, two neighbouring words of its article's title, or of another article's. The statement should
come back for the first two; for the third nothing should, save by chance. Titles of digests are left out: what is said
in one is about any of its news.
"""

import argparse
import json
import random
from pathlib import Path

from index.searcher import Searcher
from index.storage.said import StoredStatement
from rag.answer import answer
from rag.bearing import DIGEST
from rag.question.content import content_words
from rag.values import Answer, Question

_SEED = 99


def drawn(searcher: Searcher, n: int) -> list[StoredStatement]:
    """Statements by people, at random."""
    numbers = random.Random(_SEED).sample(range(searcher.manifest.statements), min(3 * n, searcher.manifest.statements))
    return [s for s in searcher.statements(numbers).values() if s.person is not None][:n]


def plain(text: str, name: str) -> list[str]:
    """Words that may be a topic: long ones, none of the speaker's name."""
    words = [word.strip(".,") for word in content_words(text)]
    return [word for word in words if word.isalpha() and len(word) > 4 and word.lower() not in name.lower()]


def holds(found: Answer, stored: StoredStatement) -> bool:
    """Whether an answer has a statement, or one around it."""
    s = stored.statement
    cited = [c for each in found.statements for c in (each.citation, *(o.citation for o in each.also_reported_by))]
    return any(c.article_id == s.article_id and c.start <= s.start and c.end >= s.end for c in cited)


def main() -> None:
    """Ask, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--n", type=int, default=320)
    arguments = parser.parse_args()
    searcher = Searcher(arguments.index)
    statements = drawn(searcher, arguments.n)
    articles = searcher.articles(sorted({s.article for s in statements}))
    titles = [articles[s.article].article.title or "" for s in statements]
    result = {}
    # Another title: of the statement half a list away.
    half = len(titles) // 2
    for kind, about in (
        ("a word of it", None),
        ("its title", titles),
        ("another title", titles[half:] + titles[:half]),
    ):
        asked, found, refused, shown = 0, 0, 0, 0
        for at, stored in enumerate(statements):
            name = searcher.speaker_name(stored.person or 0)
            text = stored.statement.span.of(articles[stored.article].article.text)
            words = plain(text if about is None else about[at], name)
            if len(words) < 2 or (about and DIGEST.search(about[at])):
                continue
            first = random.Random(stored.number).randrange(len(words) - 1)
            rarest = max(words, key=lambda word: searcher.idf(word.lower()))
            topic = rarest if about is None else " ".join(words[first : first + 2])
            answered = answer(searcher, Question(f"What did {name} say about {topic}?", max_statements=50))
            asked, found = asked + 1, found + holds(answered, stored)
            refused, shown = refused + (not answered.statements), shown + len(answered.statements)
        shares = {"found": found / asked, "refused": refused / asked, "statements": shown / asked}
        result[kind] = {"n": asked} | {name: round(share, 3) for name, share in shares.items()}
    searcher.close()
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
