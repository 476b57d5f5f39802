"""Statements of nearly the same words that say something else, and others that only put it differently."""

from __future__ import annotations

import pytest

from index.contrast import contradict, differs_in_denying

FALL = "Prices would fall by 5 percent in the second quarter."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FALL, "Prices would fall by 50 percent in the second quarter."),
        (FALL, "Prices would fall by 5 percent in the third quarter."),
        (FALL, "Prices would not fall by 5 percent in the second quarter."),
        (FALL, "Prices wouldn’t fall by 5 percent in the second quarter."),
        (FALL, "Prices would rise by 5 percent in the second quarter."),
        ("An emergency in 46 counties", "An emergency in 49 of 67 counties"),
        ("Talks begin on Monday", "Talks begin on Tuesday"),
        ("Talks begin in March", "Talks begin in April"),
        ("It costs $5 million", "It costs 5 billion dollars"),
        ("Three people died", "Four people died"),
        ("The plan is not to occupy Ukraine", "The plan is to occupy Ukraine"),
        ("We will never negotiate with them", "We will negotiate with them"),
        ("The senator supports the bill", "The senator opposes the bill"),
        # A negation turns round two words of content after it, and no third.
        ("He will not simply resign", "He will resign"),
    ],
)
def test_something_else(a: str, b: str) -> None:
    assert contradict(a, b)
    assert contradict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FALL, FALL),
        (FALL, "Prices would fall by five percent in the 2nd quarter"),
        # One says more.
        (FALL, "Prices would fall by 5 percent in the second quarter of 2024, and wages would not."),
        ("Some 1,300 troops died since late February", "As of Saturday 1300 troops died"),
        ("It must not become a hellscape", "He doesn't want it to become a hellscape"),
        ("We will never negotiate with them", "We won't negotiate with them"),
        ("Prices may rise or fall", "Prices may fall"),
        ("He will not sell weapons to Ohio", "He will visit Ohio"),
        ("", "5 percent"),
    ],
)
def test_the_same_in_other_words(a: str, b: str) -> None:
    assert not contradict(a, b)
    assert not contradict(b, a)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("he would not pardon Hunter", "and won't pardon him", False),
        ("he would not pardon Hunter", "that he had granted a pardon to Hunter", True),
        ("the vaccines are not safe", "the vaccines are safe, and there is no doubt of that", True),
    ],
)
def test_denying(one: str, other: str, differs: bool) -> None:
    assert differs_in_denying(one, other) is differs
