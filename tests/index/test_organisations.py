"""What organisations are called."""

from __future__ import annotations

from index.organisations import Organisations

FTC = "The Federal Trade Commission (FTC) met."
CDC = ("Centers for Disease Control (CDC)", "the Centers for Disease Control and Prevention (CDC)")


def gathered(*texts: str) -> Organisations:
    organisations = Organisations()
    for text in texts:
        organisations.read(text)
    organisations.settle()
    return organisations


def test_an_article_explains_its_own() -> None:
    assert Organisations().read(FTC) == {"FTC": "federal trade commission"}


def test_what_several_articles_explain_holds_everywhere() -> None:
    assert gathered(FTC).name("ftc", "the FTC") == "ftc"
    assert gathered(FTC, FTC).name("ftc", "the FTC") == "federal trade commission"
    assert gathered(FTC, FTC).name("ftc", "the F.T.C.") == "federal trade commission"


def test_what_they_explain_differently_holds_nowhere_else() -> None:
    centre, commission = "National Hurricane Center (NHC)", "National Health Commission (NHC)"
    divided = gathered(centre, centre, commission, commission)
    assert divided.name("nhc", "The NHC") == "nhc"
    names = ["national health commission", "national hurricane center", "nhc"]
    assert [name for called, name in divided.called() if called == "nhc"] == names
    assert gathered(centre, centre, centre, centre, commission).name("nhc", "The NHC") == "national hurricane center"


def test_longer_and_shorter_names_are_one() -> None:
    both = gathered(*CDC, CDC[1])
    for speaker, written in (
        ("cdc", "the CDC"),
        ("centers for disease control", "the Centers for Disease Control"),
        ("us centers for disease control", "the U.S. Centers for Disease Control"),
        ("us cdc", "the US CDC"),
    ):
        assert both.name(speaker, written) == "centers for disease control and prevention"


def test_a_word_in_small_letters_is_no_abbreviation() -> None:
    health = gathered(*["the World Health Organization (WHO)"] * 2)
    assert health.name("who", "who") == "who"
    assert health.name("who", "the WHO") == "world health organization"


def test_everything_that_one_is_called() -> None:
    every = dict(gathered(FTC, FTC).called())
    assert every == dict.fromkeys(
        ["federal trade commission", "ftc", "us federal trade commission", "us ftc"], "federal trade commission"
    )
