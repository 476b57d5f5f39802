from __future__ import annotations

import pytest

from index.people.bodies import also_called


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("justice department", "department of justice"),
        ("department of health and human services", "health and human services department"),
        ("state health department", "state department of health"),
        ("state department of health", "state health department"),
        ("norway defence ministry", "norwegian ministry of defense"),
        ("norwegian ministry of labor", "norway labour ministry"),
        ("norway army", "norwegian army"),
    ],
)
def test_a_body_is_called_otherwise_and_back(name: str, other: str) -> None:
    assert also_called(name)[0] == name
    assert other in also_called(name)
    assert name in also_called(other)


@pytest.mark.parametrize("name", ["oslo police", "white house", "ministry", "army of god", "norway"])
def test_others_are_called_so_alone(name: str) -> None:
    assert also_called(name) == [name]
