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
        # The first explanation counts.
        ("Green Party (GP) and General Practice (GP)", {"GP": "Green Party"}),
        ("He was born in Chicago (IL).", {}),
        ("Sen. Mark Warner (D-Va.) and Rep. Tom Cole (R)", {}),
        ("the ESPN family of television channels (ESPN)", {}),
        ("the U.S. Postal Service, FedEx (UPS)", {}),
        ("The Commission met. (FTC)", {}),
        ("She called him (HIM) twice.", {}),
        ("Tax (T) or VAT", {}),
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
