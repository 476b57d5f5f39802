from __future__ import annotations

import pytest

from index.people.spokespeople import bare, spoken_for


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
