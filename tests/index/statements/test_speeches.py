"""Speeches and letters that an article gives in full."""

from __future__ import annotations

import pytest

from index.statements.extract import extract
from index.values import Article

SPEECH = (
    "Thank you all for coming.",
    "The harbor has been closed since May.",
    "[Applause]",
    "We will open it again, and I will tell you how.",
    "More: Smith wants to open the harbor",
    "“The harbor is ours,” my father used to say.",
    "Why not today?",
    "Good night.",
)
WORDS = [words for words in SPEECH[:-1] if words[0] != "[" and "More:" not in words]  # a farewell says nothing


def said(*paragraphs: str) -> list[tuple[str | None, str, str | None, str]]:
    """Speakers, kinds, cues and words, all of one article."""
    text = "\n\n".join(paragraphs)
    found = extract(Article("a", text)).statements
    return [(s.speaker.name, s.kind, s.cue, text[s.start : s.end]) for s in found]


@pytest.mark.parametrize(
    ("lead", "announced", "cue"),
    [
        ("Mayor Anna Smith spoke on Monday.", "Here is the full text of her speech, as prepared:", "speech"),
        ("The mayor spoke on Monday.", "Read Mayor Anna Smith's remarks as the city gave them out.", "remarks"),
        ("Mayor Anna Smith spoke on Monday.", "Below is the complete transcript of the address.", "address"),
        ("John Kirby is ill.", "The full text of Anna Smith's prepared remarks is below.", "remarks"),
        ("John Kirby is ill.", "This is the transcript of Anna Smith's speech.", "speech"),
    ],
)
def test_what_is_announced_in_full_is_its_maker_s_own_words(lead: str, announced: str, cue: str) -> None:
    assert said(lead, announced, *SPEECH) == [("Anna Smith", "direct", cue, words) for words in WORDS]


def test_a_document_is_headed_by_whose_it_is() -> None:
    for heading in ("Remarks by Mayor Anna Smith on the Harbor", "Anna Smith’s Opening Statement"):
        assert [(name, words) for name, _, _, words in said(heading, *SPEECH)] == [("Anna Smith", w) for w in WORDS]


def test_a_letter_is_whose_name_stands_under_it() -> None:
    letter = ("Dear members,", "I write to you today.", "We have lost the harbor.", "I will not stay.", "Sincerely,")
    found = said("Rosa Diaz runs the harbor.", "Here is the full letter:", *letter, "Anna Smith")
    assert [(name, words) for name, _, _, words in found] == [("Anna Smith", words) for words in letter[1:4]]
    assert said("Rosa Diaz runs the harbor.", "Here is the full letter:", *letter) == [], "not hers whom it is about"


def test_an_email_is_whose_it_is_from() -> None:
    email = ("I am sorry to tell you that we must close the harbor.", "John Kirby knows why.", "We have no money.")
    found = said("From: Anna Smith", "To: Rosa Diaz", "Subject: The harbor", "Dear all,", *email)
    assert [(name, words) for name, _, _, words in found] == [("Anna Smith", words) for words in email]
    found = said("Dear Rosa Diaz,", email[0], "Sincerely,", "Anna Smith")
    assert [(name, words) for name, _, _, words in found] == [("Anna Smith", email[0])]
    assert said("Dear Rosa Diaz,", email[0], "Sincerely,") == []


def test_what_is_announced_and_not_spoken_is_the_writer_s() -> None:
    report = (
        "The harbor has been closed since May.",
        "The city lost money.",
        "It is to open again.",
        "Nobody knows when.",
    )
    assert said("Mayor Anna Smith spoke on Monday.", "Read her full speech here.", *report) == []
    assert said("Mayor Anna Smith spoke on Monday.", "She sent a message to the harbor.", *SPEECH[:4]) == []
    assert said("The agency is closed.", "Here is the agency's full statement:", *SPEECH[:4]) == []


def test_what_speaks_of_the_maker_is_not_the_maker_s() -> None:
    after = "Smith spoke for an hour, and our reporter was there."
    assert after not in [words for *_, words in said("Here is Anna Smith's full speech:", *SPEECH, after)]
