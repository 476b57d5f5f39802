"""What an article's abbreviations stand for."""

from __future__ import annotations

import pytest

from index.people.abbreviations import abbreviations, spelt_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Federal Trade Commission (FTC) said no.", {"FTC": "Federal Trade Commission"}),
        (
            "the Centers for Disease Control and Prevention (CDC),",
            {"CDC": "Centers for Disease Control and Prevention"},
        ),
        ("by the Association of American Railroads (AAR).", {"AAR": "Association of American Railroads"}),
        ("The Department of Energy, or DOE, agreed.", {"DOE": "Department of Energy"}),
        ("the Republican National Committee’s (R.N.C.) chair", {"RNC": "Republican National Committee"}),
        ("Transport for London (TfL) runs buses.", {"TfL": "Transport for London"}),
        (
            "the National Oceanic and Atmospheric Administration (NOAA)",
            {"NOAA": "National Oceanic and Atmospheric Administration"},
        ),
        (
            "It closed. Human Rights Watch (HRW) and the World Food Programme (WFP) warned.",
            {"HRW": "Human Rights Watch", "WFP": "World Food Programme"},
        ),
        # However much follows; nearest of what its letters may stand for, and all of it.
        ("The Federal Trade Commission (FTC) met." + " It rained." * 40, {"FTC": "Federal Trade Commission"}),
        ("the Fair Federal trade Commission (FTC)", {"FTC": "Federal trade Commission"}),
        ("the Air Aid group (AAG) met.", {"AAG": "Air Aid group"}),
        # The first explanation counts.
        ("Green Party (GP) and General Practice (GP)", {"GP": "Green Party"}),
        ("He was born in Chicago (IL).", {}),
        ("Sen. Mark Warner (D-Va.) and Rep. Tom Cole (R)", {}),
        ("the ESPN family of television channels (ESPN)", {}),
        ("the U.S. Postal Service, FedEx (UPS)", {}),
        ("The Commission met. (FTC)", {}),
        ("She called him (HIM) twice.", {}),
        ("Tax (T) or VAT", {}),
        # Half of it in capitals, one word, more words than letters may stand for, a letter that is not there.
        ("The Nordic Committee (NoCo) met.", {}),
        ("The Ministry (MY) met.", {}),
        ("The Agency of the very Blue (AB) met.", {}),
        ("The Xenon Quick Agency (XQZA) met.", {}),
        ("(FTC)", {}),
        ("", {}),
    ],
)
def test_what_abbreviations_stand_for(text: str, expected: dict[str, str]) -> None:
    assert abbreviations(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Food and Drug Administration", "FDA Food and Drug Administration"),
        ("the Mc’Donald Fund for Arts’ ", "DFA Donald Fund for Arts"),
        ("Food Drug Aid and Food Drugs Again", "FDA Food Drug Aid"),
        ("Ankle Food Drug Aid", "FDA Food Drug Aid"),
        ("Food, Drug Aid", ""),
        ("foods Food Drug AID", ""),
    ],
)
def test_what_a_text_spells_out(text: str, found: str) -> None:
    short, _, name = found.partition(" ")
    assert spelt_out({"FDA", "DFA"}, text) == ({short: name} if found else {})


def test_a_text_spells_out_three_letters_to_ten() -> None:
    words = [f"{letter}o" for letter in "ABCDEFGHIJK"]
    assert spelt_out({"AB", "ABC", "ABCDEFGHIJ", "ABCDEFGHIJK"}, " ".join(words)) == {
        "ABC": " ".join(words[:3]),
        "ABCDEFGHIJ": " ".join(words[:10]),
    }
