"""Terms as they stand in the index."""

from __future__ import annotations

import pytest

from index.terms import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks talking TALKED", ["talk", "talk", "talk"]),
        ("sanctions, ceasefires", ["sanction", "ceasefir"]),
        ("Zelenskyy’s naïve façade", ["zelenskyy", "s", "naiv", "facad"]),
        ("Türkiye Erdoğan Łódź", ["turkiy", "erdogan", "lodz"]),
        ("U.S. 3.5%", ["u", "s", "3", "5", "us"]),
        ("a cease-fire call", ["a", "ceas", "fire", "call", "ceasefir"]),
        ("東京 Москва", ["東京", "москва"]),
        ("😀 — !?", []),
        ("", []),
        ("x" * 61 + " short", ["short"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected
