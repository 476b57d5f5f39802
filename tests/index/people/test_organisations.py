"""What organisations are called."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from index.people import abbreviations, organisations
from index.people.organisations import Organisations

FTC = "The Federal Trade Commission (FTC) met."
CDC = ("Centers for Disease Control (CDC)", "the Centers for Disease Control and Prevention (CDC)")


def gathered(*texts: str) -> Organisations:
    organisations = Organisations()
    for number, text in enumerate(texts):
        organisations.read(number, text, ())
    organisations.settle()
    return organisations


def test_an_article_explains_its_own() -> None:
    assert Organisations().read(0, FTC, ()) == {"FTC": "federal trade commission"}


def test_what_several_articles_explain_holds_everywhere() -> None:
    assert gathered(FTC).name(9, "ftc", "the FTC") == "ftc"
    assert gathered(FTC, FTC).name(9, "ftc", "the FTC") == "federal trade commission"
    assert gathered(FTC, FTC).name(9, "ftc", "the F.T.C.") == "federal trade commission"


def test_what_they_explain_differently_holds_nowhere_else() -> None:
    centre, commission = "National Hurricane Center (NHC)", "National Health Commission (NHC)"
    divided = gathered(centre, centre, commission, commission)
    assert divided.name(9, "nhc", "The NHC") == "nhc"
    names = ["national health commission", "national hurricane center", "nhc"]
    assert [name for called, name in divided.called() if called == "nhc"] == names
    assert gathered(centre, centre, centre, centre, commission).name(9, "nhc", "The NHC") == "national hurricane center"


def test_longer_and_shorter_names_are_one() -> None:
    both = gathered(*CDC, CDC[1])
    for speaker, written in (
        ("cdc", "the CDC"),
        ("centers for disease control", "the Centers for Disease Control"),
        ("us centers for disease control", "the U.S. Centers for Disease Control"),
        ("us cdc", "the US CDC"),
    ):
        assert both.name(9, speaker, written) == "centers for disease control and prevention"


def test_a_word_in_small_letters_is_no_abbreviation() -> None:
    health = gathered(*["the World Health Organization (WHO)"] * 2)
    assert health.name(9, "who", "who") == "who"
    assert health.name(9, "who", "the WHO") == "world health organization"


def test_everything_that_one_is_called() -> None:
    every = dict(gathered(FTC, FTC).called())
    assert every == dict.fromkeys(
        ["federal trade commission", "ftc", "us federal trade commission", "us ftc"], "federal trade commission"
    )


def test_what_an_article_only_implies() -> None:
    text = "The Anti-Defamation League condemned it. The ADL said so. The Federal Reserve Board met."
    organisations = Organisations()
    assert organisations.read(3, text, ["the ADL", "the Federal Reserve Board", "the FBI", "Kirby"]) == {}
    organisations.settle()
    # There, and not where nothing implies it.
    assert organisations.name(3, "adl", "the ADL") == "anti defamation league"
    assert organisations.name(4, "adl", "the ADL") == "adl"
    assert set(organisations.called()) >= {("adl", "anti defamation league"), ("adl", "adl")}


def test_a_text_is_read_once_for_all_its_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(wanted: Collection[str], text: str) -> dict[str, str]:
        read.append(text)
        return abbreviations.spelt_out(wanted, text)

    monkeypatch.setattr(organisations, "spelt_out", noted)
    speakers = [f"the {a}{b}C" for a in "ADEFGH" for b in "BIJKL"]
    text = "The Anti-Ballistic Commission met. " + " ".join(f"{speaker} said no." for speaker in speakers)
    implied = Organisations()
    implied.read(0, text, speakers)
    implied.settle()
    assert implied.name(0, "abc", "the ABC") == "anti ballistic commission"
    assert read.count(text) == 1


def test_a_whole_name_implies_its_initials() -> None:
    organisations = Organisations()
    for number in range(2):
        organisations.read(number, "The Anti-Defamation League met; ADL members came.", ["The Anti-Defamation League"])
    organisations.settle()
    assert organisations.name(7, "adl", "the ADL") == "anti defamation league"


def test_what_most_articles_explain_outweighs_what_one_implies() -> None:
    organisations = Organisations()
    organisations.read(0, "Fort Belknap Indian lands. The FBI came.", ["The FBI"])
    for number in range(1, 4):
        organisations.read(number, "The Federal Bureau of Investigation (FBI) came.", ())
    organisations.settle()
    assert organisations.name(0, "fbi", "The FBI") == "federal bureau of investigation"
