from __future__ import annotations

import pytest

from rag.highlight import highlight
from rag.question.content import question_terms


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Kirby called for a ceasefire.", "ceasefires", ["ceasefire"]),
        ("Talks, talked and talking.", "talk", ["Talks", "talked", "talking"]),
        ("Zelenskyy’s naïve FAÇADE", "naive facade zelenskyy", ["Zelenskyy", "naïve", "FAÇADE"]),
        ("The U.S. and China's E.U. talks", "U.S.", ["U.S."]),
        ("The US", "U.S.", ["US"]),
        ("😀 東京 said: 3.5%", "東京 3.5", ["東京", "3", "5"]),
        ("Nothing of the kind.", "ceasefire", []),
        ("", "ceasefire", []),
        ("A ceasefire.", "", []),
    ],
)
def test_words_that_match(text: str, question: str, expected: list[str]) -> None:
    found = highlight(text, frozenset(question_terms(question)))
    assert [span.of(text) for span in found] == expected
    assert list(found) == sorted(found)
