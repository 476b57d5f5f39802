from __future__ import annotations

import pytest

from rag.question.content import content_words, question_terms, surnamed


@pytest.mark.parametrize(
    ("question", "words", "terms"),
    [
        ("What did Blinken say about China's ceasefire?", ["Blinken", "China", "ceasefire"], "blinken china ceasefir"),
        ("Who won the “cease-fire” vote?", ["won", "cease-fire", "vote"], "won ceas fire vote ceasefir"),
        ("How many people died in the U.S.?", ["many", "people", "died", "U.S."], "mani peopl die us"),
        ("Did J.D. Vance see 3.5% of Plan B?", ["J.D.", "Vance", "see", "3.5%", "Plan", "B"], "jd vanc see 3 5 plan b"),
        ("What did he say?", [], "what did he say"),
        ("who is who", [], "who is who"),
        ("?", [], ""),
    ],
)
def test_terms_of_a_question(question: str, words: list[str], terms: str) -> None:
    assert content_words(question) == words
    assert question_terms(question) == tuple(dict.fromkeys(terms.split()))


def test_news_leave_out_given_names() -> None:
    assert surnamed("Hannah Dugan's arrest by Mark Lee") == "Dugan's arrest by Lee"
    for text in ("Hannah was right", "hannah dugan", "Grand Rapids", ""):
        assert surnamed(text) == text
