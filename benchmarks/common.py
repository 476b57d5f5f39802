#!/usr/bin/env python3
"""How common the terms of news are: what index/common.tsv holds, counted in an index of many articles.

    python benchmarks/common.py --index DIR > index/common.tsv

A line for each term that stands in at least two passages of a thousand: the term and in how many of 100,000 passages
and of 100,000 articles it stands, headings left out.
"""

import argparse
from collections import Counter
from pathlib import Path

from index.storage.generation import FILES, Generation
from index.storage.store import Store
from index.terms import term_set

LEAST = 0.002
OF = 100_000


def main() -> None:
    """Print the table, by term."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    generation = Generation(parser.parse_args().index)
    store = Store(generation.folder / FILES.store)
    in_passages: Counter[str] = Counter()
    in_articles: Counter[str] = Counter()
    for stored in store.articles():
        spans = store.passages_of([stored.number])[stored.number]
        held = [term_set(span.of(stored.article.text)) for _, span in spans]
        for own in held:
            in_passages.update(own)
        in_articles.update(set().union(*held))
    n, m = generation.manifest.passages, generation.manifest.articles
    for term, df in sorted(in_passages.items()):
        if df >= LEAST * n:
            print(term, round(OF * df / n), round(OF * in_articles[term] / m), sep="\t")
    store.close()
    generation.close()


if __name__ == "__main__":
    main()
