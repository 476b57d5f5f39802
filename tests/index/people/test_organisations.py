"""What organisations are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pytest

from index.people import abbreviations, organisations
from index.people.organisations import Explained, Organisations, explained

FTC = "The Federal Trade Commission (FTC) met."
CDC = ("Centers for Disease Control (CDC)", "the Centers for Disease Control and Prevention (CDC)")


def gathered(*texts: str) -> Organisations:
    return counted(*(explained(text, ()) for text in texts))


def counted(*told: Iterable[Explained]) -> Organisations:
    """What articles say, of each of which so much is told."""
    counts = Counter((each.short, each.name) for every in told for each in every)
    return Organisations((*pair, articles) for pair, articles in counts.items())


def test_an_article_explains_its_own() -> None:
    told = list(explained(FTC, ()))
    assert told == [("FTC", "federal trade commission", False)]
    nothing = Organisations(())
    assert nothing.name("ftc", "the FTC", told) == "federal trade commission"
    assert nothing.name("ftc", "the FTC") == "ftc"


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


def test_what_an_article_only_implies() -> None:
    text = "The Anti-Defamation League condemned it. The ADL said so. The Federal Reserve Board met."
    told = list(explained(text, ["the ADL", "the Federal Reserve Board", "the FBI", "Kirby"]))
    assert told == [("ADL", "anti defamation league", True)]
    organisations = counted(told)
    # There, and not where nothing implies it.
    assert organisations.name("adl", "the ADL", told) == "anti defamation league"
    assert organisations.name("adl", "the ADL") == "adl"
    assert set(organisations.called()) >= {("adl", "anti defamation league"), ("adl", "adl")}


def test_a_text_is_read_once_for_all_its_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(wanted: Collection[str], text: str) -> dict[str, str]:
        read.append(text)
        return abbreviations.spelt_out(wanted, text)

    monkeypatch.setattr(organisations, "spelt_out", noted)
    speakers = [f"the {a}{b}C" for a in "ADEFGH" for b in "BIJKL"]
    text = "The Anti-Ballistic Commission met. " + " ".join(f"{speaker} said no." for speaker in speakers)
    assert Explained("ABC", "anti ballistic commission", True) in list(explained(text, speakers))
    assert read.count(text) == 1


def test_a_whole_name_implies_its_initials() -> None:
    told = list(explained("The Anti-Defamation League met; ADL members came.", ["The Anti-Defamation League"]))
    assert counted(told, told).name("adl", "the ADL") == "anti defamation league"


def test_what_most_articles_explain_outweighs_what_one_implies() -> None:
    told = list(explained("Fort Belknap Indian lands. The FBI came.", ["The FBI"]))
    assert [each.name for each in told] == ["fort belknap indian"]
    usual = list(explained("The Federal Bureau of Investigation (FBI) came.", ()))
    assert counted(told, usual, usual, usual).name("fbi", "The FBI", told) == "federal bureau of investigation"
