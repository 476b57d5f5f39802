"""What follows a verb of saying: another verb's words, a gap or a topic, or what was said after all."""

import pytest

from index.statements.extract import extract
from index.values import Article

from .test_extract import check


def test_that_is_according_to_somebody_says_nothing() -> None:
    check("The vote was close. That’s according to John Kirby.", [])
    check("The vote was close, according to John Kirby.", [("John Kirby", "indirect", "The vote was close")])


def test_a_participle_after_a_comma_has_its_own_content() -> None:
    check("John Kirby tweeted back, saying he was late.", [("John Kirby", "indirect", "he was late")])
    check("It is harder than telling him that it is over.", [])


def test_a_verb_whose_object_stands_before_it() -> None:
    check("John Kirby hails from Ohio and came to Paris.", [])
    check("The study identified at least two of them.", [(None, "indirect", "at least two of them")])
    check("It did exceed what John Kirby said he expected.", [])
    check("What they say: He is late.", [(None, "indirect", "He is late")])


def test_what_something_is_referred_to_as() -> None:
    check("The talks failed, John Kirby said, referring to the vote.", [("John Kirby", "indirect", "The talks failed")])
    check("The talks, often referred to as the end, failed.", [])
    check(
        "John Kirby left the talks and referred to them as “a sham of a vote.”",
        [("John Kirby", "mixed", "them as “a sham of a vote.”")],
    )


def test_whoever_found_something_closes_a_sentence() -> None:
    check("Most of them had left by May, Pew found.", [(None, "indirect", "Most of them had left by May")])
    check("It was late, he found.", [])


def test_hearers_may_be_joined() -> None:
    check("He told People and The Sun he was late.", [(None, "indirect", "he was late")])
    check("John Kirby told us and they left.", [])


def test_that_may_belong_to_a_noun() -> None:
    found = extract(Article("a", "Many people in that group say it is over.")).statements
    assert [statement.speaker.as_written for statement in found] == ["Many people in that group"]


def test_the_us_is_no_pronoun() -> None:
    check("John Kirby urged US officials to leave.", [("John Kirby", "indirect", "US officials to leave")])
    check("John Kirby urged us to leave.", [("John Kirby", "indirect", "us to leave")])


def test_what_was_done_ends_what_was_promised() -> None:
    said = "to see what it was and would be"
    check(f"John Kirby promised {said}.", [("John Kirby", "indirect", said)])


def test_officials_close_a_sentence() -> None:
    check(
        "The senator told the union the mayor would stay on the island, officials say.",
        [
            (None, "indirect", "The senator told the union the mayor would stay on the island"),
            (None, "indirect", "the mayor would stay on the island"),
        ],
    )


def test_nothing_that_was_said_begins_with_a_dash_or_a_semicolon() -> None:
    check("It was unclear whom Anna Smith was referring to – and she left.", [])
    check("The night sky is full of what Anna Smith calls; see the map.", [])


@pytest.mark.parametrize(
    "text",
    [
        "The storm that had struck on Monday threatened to flood the coast.",
        "Tariffs fell, and a new variant of the virus threatened to close schools.",
        "Kirby claimed the party’s nomination in May.",
        "Kirby, who claimed eight titles in his career, left.",
        "Police who defended the Capitol on Monday were there.",
        "The company declared bankruptcy in May.",
        "How do you tell who made it?",
        "It helps you identify what is made there.",
        "Why didn’t the union endorse Kirby?",
    ],
)
def test_deeds_questions_and_what_looms_are_no_words(text: str) -> None:
    check(text, [])


def test_whoever_threatens_in_words_speaks() -> None:
    check("The mayor threatened to sue the city.", [(None, "indirect", "to sue the city")])
    check("Kirby claimed that the title was his.", [(None, "indirect", "that the title was his")])


@pytest.mark.parametrize(
    "text",
    [
        "The Eagles responded with a goal, and Kirby returned.",
        "He agreed, but he was too sick to work.",
        "Many have speculated about it, but Kirby hasn’t said it.",
    ],
)
def test_what_the_writer_goes_on_to_tell_is_no_words(text: str) -> None:
    check(text, [])


def test_a_dash_closes_what_was_said() -> None:
    check(
        "John Kirby called for a probe of the vote – even as Xi left.",
        [("John Kirby", "indirect", "a probe of the vote")],
    )


def test_two_sources_that_a_sentence_opens_with() -> None:
    text = "According to current and former employees who were there, it was late."
    (found,) = extract(Article("a", text)).statements
    assert (text[found.start : found.end], found.speaker.as_written) == (
        "it was late",
        "current and former employees who were there",
    )


def test_when_something_was_said_is_no_part_of_it() -> None:
    check("The shop kept it, John Kirby said three weeks ago.", [("John Kirby", "indirect", "The shop kept it")])
    check("John Kirby said years ago they want it.", [("John Kirby", "indirect", "they want it")])
    check("John Kirby confirmed that Thursday, but left.", [])


def test_the_verb_of_what_a_report_describes_is_not_said() -> None:
    for line in (
        "The cuts Anna Smith promised would hurt schools.",
        "Each of the cities that Anna Smith mentioned is led by her party.",
        "What Anna Smith said was a lie.",
        "Anna Smith, who reported on the war for the Daily Record, has left.",
    ):
        check(line, [])
    check("These are cuts that Anna Smith says would hurt.", [("Anna Smith", "indirect", "would hurt")])
    check("The cuts Anna Smith says would hurt are over.", [("Anna Smith", "indirect", "would hurt are over")])


def test_nothing_said_begins_or_ends_with_a_stray_mark() -> None:
    for line in (
        "A tariff (which Anna Smith has hinted at) would hurt them.",
        "Met Gala highlights: Anna Smith in red.",
        "Snow is late, Anna Smith says. photo.com",
    ):
        assert all(s.end - s.start > 9 for s in extract(Article("a", line)).statements), line
    check("Anna Smith said it was late; Bob Ray left.", [("Anna Smith", "indirect", "it was late; Bob Ray left")])
    check("According to the Animal Fund (AF), it is late.", [(None, "indirect", "it is late")])
