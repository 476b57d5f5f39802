"""What a rebuild did."""

from __future__ import annotations

from dataclasses import dataclass, field

from .models.encoder import EncoderSpec
from .models.reranker import RerankerSpec
from .storage.vectors import DenseReport


@dataclass(frozen=True, slots=True)
class Report:
    """What a rebuild did. Times in seconds, sizes in bytes; `skipped` and `noted` count records by what was wrong.

    `without_passage` counts articles of which nothing is searched, for all of their text is boilerplate. `left_out`
    counts those of the generation before that no source holds any more. `unchanged` where the live generation was made
    from the very same, and stays. `not_removed` are older generations that should be gone, by name, and why they are
    not.
    """

    generation: str
    articles: int
    passages: int
    without_passage: int
    left_out: int
    statements: int
    people: int
    skipped: dict[str, int]
    noted: dict[str, int]
    reused: int
    seconds: float
    encoding_seconds: float
    size: int
    encoder: EncoderSpec
    dense: DenseReport
    reranker: RerankerSpec | None = None
    not_removed: dict[str, str] = field(default_factory=dict)
    unchanged: bool = False

    @property
    def passages_per_second(self) -> float:
        """Passages newly encoded, by the time that encoding took."""
        return (self.passages - self.reused) / self.encoding_seconds if self.encoding_seconds else 0.0
