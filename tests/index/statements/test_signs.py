"""What a thing is a sign of, and what a record or a body says."""

import pytest

from .test_extract import check


@pytest.mark.parametrize(
    "sign",
    [
        "The drop in prices",
        "The evidence",
        "His reaction",
        "The failure of the talks",
        "The performance",
        "The position of the house, which is old,",
    ],
)
def test_a_thing_that_indicates_something_says_nothing(sign: str) -> None:
    check(f"{sign} suggests that it was over.", [])


@pytest.mark.parametrize(
    "speaker",
    ["The senator", "The indictment", "The administration", "The department", "The report on the drop in prices"],
)
def test_people_bodies_and_records_suggest(speaker: str) -> None:
    check(f"{speaker} suggests that it was over.", [(None, "indirect", "that it was over")])


def test_a_number_of_people_suggest() -> None:
    for several in ("A growing number of critics", "A number of reports"):
        check(f"{several} suggest that it was over.", [(None, "indirect", "that it was over")])
