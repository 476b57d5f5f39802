from __future__ import annotations

import pytest

from index.people.spokespeople import american, bare, spoken_for


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        ("FDA spokeswoman", "fda"),
        ("a spokesman for the U.S. Senate", "us senate"),
        ("White House press secretary", "white house"),
        ("Kremlin spokesman", "kremlin"),
        ("spokesman", None),
        ("press secretary", None),
        ("spokeswoman for the agency", None),
        ("Senior spokeswoman for the agency", None),
        ("FDA Commissioner", None),
        ("", None),
    ],
)
def test_for_whom_somebody_of_a_role_speaks(role: str, organisation: str | None) -> None:
    assert spoken_for(role) == organisation


@pytest.mark.parametrize(
    "written",
    [
        "The U.S. Senate",
        "US Senate",
        "a spokesman for the U.S. Senate",
        "A spokesperson from the US Senate",
        "the U.S. Senate's spokeswoman",
        "A statement from the U.S. Senate",
    ],
)
def test_an_organisation_is_one_speaker_with_who_speaks_for_it(written: str) -> None:
    assert bare(written) == "us senate"


def test_who_speaks_for_nobody_named_stays() -> None:
    assert [bare(written) for written in ("a spokesman", "the statement", "two of the officials")] == [
        "spokesman",
        "statement",
        "of the officials",
    ]
    assert [bare(written) for written in ("a spokesman for", "a statement read by Walmart")] == [
        "spokesman for",
        "statement read by walmart",
    ]
    assert bare("spokesman for Walmart") == "walmart"


@pytest.mark.parametrize(
    ("written", "name", "told"),
    [
        ("the U.S. Air Force", "Air Force", True),
        ("The Department of  Energy", "Department of Energy", False),
        ("US Bureau of the Census", "Bureau of the Census", True),
        # No names: any officials, and letters that other countries' may have too.
        ("US officials", "", True),
        ("the Energy department", "", False),
        ("the U.S. CDC", "", True),
    ],
)
def test_an_american_organisation_at_home(written: str, name: str, told: bool) -> None:
    assert american(written) == (name, told)


def test_a_day_in_a_name_is_the_same_however_its_month_is_written() -> None:
    written = ("the January 6 committee", "The Jan. 6 committee", "the January 6th committee", "Jan 6 committee")
    assert {bare(each) for each in written} == {"jan 6 committee"}
    assert [bare(each) for each in ("the Sept. 11 commission", "the September 11 Commission")] == [
        "sep 11 commission"
    ] * 2
    assert [bare(each) for each in ("March for Our Lives", "June 2022 poll", "the 9/11 commission")] == [
        "march for our lives",
        "june 2022 poll",
        "9 11 commission",
    ]
