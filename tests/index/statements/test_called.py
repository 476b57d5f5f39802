""" "Call": what somebody says a thing is, or whom he rings up, what he summons, what a thing is named."""

import pytest

from index.statements.extract import extract
from index.values import Article

from .test_extract import check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kirby called the deal a mistake.", "the deal a mistake"),
        ("Kirby called it historic.", "it historic"),
        ("Kirby called them thugs.", "them thugs"),
        ("Kirby called her a pioneer.", "her a pioneer"),
        ("Kirby called her record a disgrace.", "her record a disgrace"),
        ("Kirby called Xi unfit for office.", "Xi unfit for office"),
        ("Kirby called the policy inhumane and said it failed.", "the policy inhumane"),
        ("Kirby called voters fools.", "voters fools"),
        ("Kirby called the plan both costly and late.", "the plan both costly and late"),
        ("It was a plan that Kirby called too late for voters.", "too late for voters"),
        ("They found issues he called central to the deal.", "central to the deal"),
        ("It is what Kirby called a minivan.", "a minivan"),
        ("Kirby called for a vote.", "a vote"),
    ],
)
def test_somebody_says_what_a_thing_is(text: str, said: str) -> None:
    first, *_ = extract(Article("a", text)).statements
    assert text[first.start : first.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "Kirby called Jane Roe for help on Monday.",
        "Kirby called his mother, and they left.",
        "Kirby called his buddy at a local agency.",
        "Kirby called the restaurant.",
        "Kirby called emergency services through a friend.",
        "Kirby called an election for Monday.",
        "Kirby called just two witnesses in the trial.",
        "Kirby called him back and left.",
        "Kirby called her in August from prison.",
        "Kirby called it quits in April.",
        "Police called in the riot squad.",
        "Kirby called attention to the vote.",
        "The quarter called Treme is marking its end.",
        "The agency, now called the Office for Police, left.",
        "He did not get called out for it.",
        "That is what we call animation technology.",
        "What do you call a cow that can’t moo?",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert extract(Article("a", text)).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith likes the service, called “Twitter Blue.”",
        "Anna Smith likes the law, often dubbed the “anti-riot” law.",
        "Anna Smith works on programs dubbed “Stargate” in Paris.",
        "The shops sold Tyson branded sauces.",
    ],
)
def test_what_only_bears_a_name_is_not_called_so_by_anybody(text: str) -> None:
    check(text, [])


def test_who_calls_a_thing_names_the_thing_as_well() -> None:
    check("They joined what critics called “a sham.”", [(None, "mixed", "“a sham.”")])
    check("Anna Smith, the mayor, called “Hamlet” a sham.", [("Anna Smith", "mixed", "“Hamlet” a sham")])
    check("Anna Smith branded the sauces a sham.", [("Anna Smith", "indirect", "the sauces a sham")])


def test_who_is_asked_does_not_ask() -> None:
    check(
        "Anna Smith, asked about the vote, replied that it was late.", [("Anna Smith", "indirect", "that it was late")]
    )
    check("Anna Smith, the mayor, asked how it would help.", [("Anna Smith", "indirect", "how it would help")])
