"""What the rooms' tests share: the seeds, an index of them, and tiny models that are made here, offline."""

from __future__ import annotations

import json
import signal
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from index.build import rebuild
from index.progress import Silent
from index.reuse import Reusable

# No deadline: nothing here is a timing.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"-“”’$%/()=…—"
WORDS = ("the", "a", "ceasefire", "peace", "war", "bank", "rate", "said", "blinken", "kirby", "xi", "query", "passage")


@pytest.fixture(autouse=True)
def _pipes_that_break() -> Iterator[None]:
    """As they were: a command that a test runs in this process has it end when a pipe breaks, in later tests too."""
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles."""
    return Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def seed_index(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seeds, by the packaged model. Shared: copy it before changing anything."""
    index = tmp_path_factory.mktemp("seeds") / "index"
    rebuild([seeds], index, Silent())
    return index


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a sentence-transformers model: a BERT of two layers with random weights, in the files such models have."""

    def make(
        pooling: str = "mean_tokens", dense: int | None = None, prompts: dict[str, str] | None = None, **pooled: Any
    ) -> Path:
        folder = tmp_path_factory.mktemp("model")
        _write_bert(folder, _vocabulary())
        modules = [("", "Transformer"), ("1_Pooling", "Pooling")]
        _write_json(
            folder / "1_Pooling" / "config.json",
            {"word_embedding_dimension": 32, f"pooling_mode_{pooling}": True, **pooled}
            | ({"pooling_mode_mean_tokens": False} if pooling != "mean_tokens" else {}),
        )
        if dense:
            modules.append(("2_Dense", "Dense"))
            activation = "torch.nn.modules.activation.Tanh"
            config = {"in_features": 32, "out_features": dense, "bias": True, "activation_function": activation}
            _write_json(folder / "2_Dense" / "config.json", config)
            weights = {"linear.weight": _random("dense", dense, 32), "linear.bias": _random("bias", dense)}
            save_file(weights, folder / "2_Dense" / "model.safetensors", {"format": "pt"})
        listed = [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(modules)
        ]
        _write_json(folder / "modules.json", listed)
        _write_json(folder / "config_sentence_transformers.json", {"prompts": prompts or {}})
        _write_json(folder / "sentence_bert_config.json", {"max_seq_length": 64, "do_lower_case": False})
        return folder

    return make


@pytest.fixture(scope="session")
def make_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a cross-encoder: a BERT of two layers with random weights and a layer that gives so many labels."""

    def make(labels: int = 1) -> Path:
        folder = tmp_path_factory.mktemp("cross-encoder")
        _write_bert(folder, _vocabulary(), labels)
        return folder

    return make


@pytest.fixture(scope="session")
def tiny_cross_encoder(make_cross_encoder: Callable[..., Path]) -> Path:
    """A cross-encoder as small as the tiny model."""
    return make_cross_encoder()


@pytest.fixture(scope="session")
def static_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that can't be exported: a table of word vectors, with no transformer and no transformers' tokenizer."""
    folder = tmp_path_factory.mktemp("static")
    vocabulary = _vocabulary()
    _write_tokenizer(folder / "0_StaticEmbedding", vocabulary)
    weights = {"embedding.weight": _random("static", len(vocabulary), 16)}
    save_file(weights, folder / "0_StaticEmbedding" / "model.safetensors", {"format": "pt"})
    kind = "sentence_transformers.models.StaticEmbedding"
    _write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "0_StaticEmbedding", "type": kind}])
    return folder


@pytest.fixture(scope="session")
def tiny_model(make_model: Callable[..., Path]) -> Path:
    """A model so small that a whole rebuild with it takes a fraction of a second. Means nothing by what it says."""
    return make_model()


@pytest.fixture(scope="session")
def tiny_index(seeds: Path, tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seeds by the tiny model. Shared: copy it before changing anything."""
    index = tmp_path_factory.mktemp("tiny") / "index"
    rebuild([seeds], index, Silent(), encoder=str(tiny_model))
    return index


@pytest.fixture
def something_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rebuild makes a generation, as where something in it is new."""
    monkeypatch.setattr(Reusable, "made_from", lambda self, digest: None)


@pytest.fixture
def write_articles(tmp_path: Path) -> Callable[..., Path]:
    """Write articles as lines of JSON and give the file's path."""

    def write(articles: Sequence[dict[str, Any]], name: str = "articles.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(a)}\n" for a in articles), encoding="utf-8")
        return path

    return write


def _random(seed: str, *shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Weights that differ from tensor to tensor and are the same in every run."""
    return np.random.default_rng(zlib.crc32(seed.encode())).normal(0, 0.3, shape).astype(np.float32)


def _vocabulary() -> dict[str, int]:
    tokens = dict.fromkeys([*SPECIAL, *LETTERS, *(f"##{c}" for c in LETTERS), *WORDS])
    return {token: i for i, token in enumerate(tokens)}


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def _write_bert(folder: Path, vocabulary: dict[str, int], labels: int | None = None) -> None:
    """The transformer's own files: configuration, tokenizer, weights; with labels, as a cross-encoder."""
    d, inner = 32, 64
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": len(vocabulary),
        "hidden_size": d,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": inner,
        "max_position_embeddings": 64,
        "pad_token_id": 0,
    }
    if labels:
        config |= {
            "architectures": ["BertForSequenceClassification"],
            "id2label": {str(label): f"LABEL_{label}" for label in range(labels)},
        }
    _write_json(folder / "config.json", config)
    weights = {
        "embeddings.word_embeddings.weight": _random("word", len(vocabulary), d),
        "embeddings.position_embeddings.weight": _random("position", 64, d),
        "embeddings.token_type_embeddings.weight": _random("type", 2, d),
    }
    shapes = {
        "attention.self.query": (d, d),
        "attention.self.key": (d, d),
        "attention.self.value": (d, d),
        "attention.output.dense": (d, d),
        "intermediate.dense": (inner, d),
        "output.dense": (d, inner),
    }
    for layer in range(2):
        for name, shape in shapes.items():
            for part, sizes in (("weight", shape), ("bias", shape[:1])):
                tensor = f"encoder.layer.{layer}.{name}.{part}"
                weights[tensor] = _random(tensor, *sizes)
    weights["pooler.dense.weight"], weights["pooler.dense.bias"] = _random("pooler", d, d), _random("bias", d)
    norms = ["embeddings", *(f"encoder.layer.{i}.{part}" for i in range(2) for part in ("attention.output", "output"))]
    for norm in norms:
        weights[f"{norm}.LayerNorm.weight"] = np.ones(d, np.float32)
        weights[f"{norm}.LayerNorm.bias"] = np.zeros(d, np.float32)
    if labels:
        weights = {f"bert.{name}": tensor for name, tensor in weights.items()}
        weights["classifier.weight"], weights["classifier.bias"] = _random("classify", labels, d), _random("b", labels)
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    _write_tokenizer(folder, vocabulary)
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    kind = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 64}
    _write_json(folder / "tokenizer_config.json", names | kind)


def _write_tokenizer(folder: Path, vocabulary: dict[str, int]) -> None:
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens(list(SPECIAL))
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
