#!/usr/bin/env python3
"""How well sentence splitters do on news: boundaries right, extra and missed on hand-split cases, and megabytes/s.

    python benchmarks/sentences.py [ARTICLES...]

Ours is `index.articles.sentences` (sentencex with repairs). Peers are measured where they are installed:
pip install pysbd syntok blingfire
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sentencex import get_sentence_boundaries

from index.articles.read import read
from index.articles.sentences import sentences
from index.values import Article, Span

# A bar stands where a sentence ends. Boundaries inside a quotation that its reporting clause follows are marked too:
# splitters that keep such a quotation whole miss them, which for citing is no loss.
CASES = (
    "The U.S. is concerned.| It said so.",
    "He met Mr. Biden on Jan. 5 in Washington.| They talked.",
    "“We are watching this closely,” said Jake Sullivan.| “Of course.”| He left.",
    "US Secretary of State Anthony Blinken on Monday Hit about Xi’s arrival|He noted that this came days after.",
    "John F. Kennedy was shot.| J.K. Rowling wrote.",
    '"It\'s over," he said.| "Go home."| She agreed.',
    "It grew 3.5 percent to $1.2 billion.| Shares fell.",
    "“Are you sure?” he asked.| “Yes!” she said.",
    "Sen. Bernie Sanders (I-Vt.) spoke.| Rep. Smith (D-Calif.) did not.",
    "The U.S. Supreme Court ruled.| U.S. officials said no.",
    "He lives in Washington, D.C.| He works at 5 p.m. on Fridays.",
    "“That is wrong.| I said so.| We will fight,” he said.| Then he left.",
    "No. 1 in the world, vs. the rest.| Yes.",
    "Apple Inc. said it.| Google Corp. did too.",
    "Wait... what?| I don't know.",
    "He said: “Go.| Now.”| They went.",
    "Prof. A. B. Smith, Ph.D., spoke at 10 a.m. ET.| Gen. Mark Milley followed.",
    "It was in the 1990s.| Then came 2001.",
    "She moved to St. Louis in Sept. 2019.| Good.",
    "He asked, “Why now?”| Nobody knew.",
    "“Most countries support peace,” China’s ministry quoted Xi as saying.| “China will continue.”",
    "Yahoo! said it would sell.| eBay declined.",
    "They won 3-2.| “Great!” said Lee Jr. after.| Yes.",
)
Split = Callable[[str], list[tuple[int, int]]]


def ours(text: str) -> list[tuple[int, int]]:
    """What this project uses."""
    return [tuple(s) for s in sentences(text, Span(0, len(text)))]


def bare_sentencex(text: str) -> list[tuple[int, int]]:
    """Sentencex without repairs."""
    return [(b["start_index"], b["end_index"]) for b in get_sentence_boundaries("en", text)]


def peers() -> dict[str, Split]:
    """Other splitters that are installed."""
    found: dict[str, Split] = {}
    try:
        segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
        found["pysbd"] = lambda text: [(s.start, s.end) for s in segmenter.segment(text)]
    except ImportError:
        pass
    try:
        segment = importlib.import_module("syntok.segmenter").segment
        tokenizer = importlib.import_module("syntok.tokenizer").Tokenizer()
        found["syntok"] = lambda text: [
            (s[0].offset, s[-1].offset + len(s[-1].value)) for s in map(list, segment(tokenizer.tokenize(text)))
        ]
    except ImportError:
        pass
    try:
        bling = importlib.import_module("blingfire").text_to_sentences_and_offsets
        found["blingfire"] = lambda text: [tuple(s) for s in bling(text)[1]]
    except ImportError:
        pass
    return found


def score(split: Split) -> dict[str, int]:
    """Boundaries right, extra and missed over the cases, each at the first character of the next sentence."""
    right = extra = missed = 0
    for case in CASES:
        text = case.replace("|", "")
        wanted, at = set(), 0
        for part in case.split("|")[:-1]:
            at += len(part)
            wanted.add(at + len(text[at:]) - len(text[at:].lstrip()))
        got = {e + len(text[e:]) - len(text[e:].lstrip()) for _, e in split(text) if text[e:].strip()}
        right, extra, missed = right + len(got & wanted), extra + len(got - wanted), missed + len(wanted - got)
    return {"right": right, "extra": extra, "missed": missed}


def main() -> None:
    """Score every splitter and print one JSON object."""
    sources = [Path(a) for a in sys.argv[1:]] or [Path("seeds")]
    texts = [record.text for record, _ in zip(read(sources), range(200), strict=False) if isinstance(record, Article)]
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    result = {}
    for name, split in {"onrecord": ours, "sentencex": bare_sentencex, **peers()}.items():
        began = time.perf_counter()
        for text in texts:
            split(text)
        result[name] = score(split) | {"megabytes_per_second": round(megabytes / (time.perf_counter() - began), 2)}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
