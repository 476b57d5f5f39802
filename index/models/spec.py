"""What is known of an exported model, as JSON beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar, Self

from ..errors import REBUILD, EncoderError, writing


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What lies in a model's folder as `FILE`; `KIND` is what the model is called."""

    FILE: ClassVar[str]
    KIND: ClassVar[str]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The spec in a model's folder.

        Raises:
            EncoderError: it is missing or isn't one.
        """
        try:
            return cls(**json.loads((folder / cls.FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as exc:
            raise EncoderError(f"{folder} holds no {cls.KIND}: {exc}", REBUILD) from exc

    def write(self, folder: Path) -> Path:
        """Write the spec into a model's folder, and return that."""
        with writing(folder / self.FILE):
            (folder / self.FILE).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        return folder
