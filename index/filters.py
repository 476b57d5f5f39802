"""What a reader narrows a question to, and what of a generation then passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Filters:
    """Each None lets everything pass; an empty tuple lets nothing pass. Dates inclusive; undated articles fail them.

    Outlets are compared without regard to case. Speakers are names of people in the registry, or parts that fit them.
    """

    published_from: date | None = None
    published_to: date | None = None
    outlets: tuple[str, ...] | None = None
    speakers: tuple[str, ...] | None = None
    article_ids: tuple[str, ...] | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Subset:
    """Those of n passages, or articles, that pass: `mask` is `(n,) bool`, `numbers` are theirs, sorted."""

    mask: NDArray[np.bool_]
    numbers: NDArray[np.int64]

    @classmethod
    def of(cls, mask: NDArray[np.bool_]) -> Subset:
        """The subset that a mask tells."""
        return cls(mask, np.flatnonzero(mask))

    @property
    def share(self) -> float:
        """How many of all, in [0, 1]; n is not 0."""
        return len(self.numbers) / len(self.mask)
