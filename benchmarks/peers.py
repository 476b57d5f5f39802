#!/usr/bin/env python3
"""onrecord beside txtai, LlamaIndex and Haystack: the same articles, questions and weights, in the same run.

    python benchmarks/peers.py ARTICLES.jsonl.gz --questions FILE.jsonl --articles 600 --env DIR

Peers are installed once into a virtual environment in `--env`, apart from ours, in the versions below. All embed with
the packaged all-MiniLM-L6-v2, loaded from its folder; nothing is fetched from a model hub. Each is used the way its
documentation shows, chunks as it does by default, and searches by words and by meaning where its documentation
recommends both. A runner is two functions: build an index in a folder, and open it to ask.

- txtai: `Embeddings(hybrid=True, content=True)`, the articles' paragraphs (`Segmentation(paragraphs=True)`; by default
  it takes an article whole, of which the model reads the first 512 tokens), the title as the first.
- LlamaIndex: `VectorStoreIndex` and `BM25Retriever` over `SentenceSplitter()` (1,024 tokens, 200 shared), joined by
  `QueryFusionRetriever(mode="reciprocal_rerank", num_queries=1)` (more queries need an LLM). Title, outlet and date are
  its metadata, which it embeds. Of a chunk the model reads the first 256 tokens.
- Haystack: `DocumentSplitter()` (200 words), `InMemoryDocumentStore` with both of its retrievers, joined by
  `DocumentJoiner("reciprocal_rank_fusion")`, without the cross-encoder of its tutorial. The title is the first line.

Questions are those of the file marked `answer_recall` (an article of the collection answers them), spread over it;
articles are one that holds each answer first, then the editors' and the web engine's for these questions in rank order,
so that every question can be answered. `within`: the normalised answer stands within the first 950 words of the
passages, read in rank order, 40 asked for. Building and a cold ask are timed from the start of a process to its end,
imports and model included; cold asks go round in turns. Ours does more with a question (statements, confidence).
"""

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

PACKAGES = (
    "txtai==9.14.0",
    "llama-index-core==0.14.25",
    "llama-index-embeddings-huggingface==0.8.0",
    "llama-index-retrievers-bm25==0.8.0",
    "haystack-ai==3.4.0",
    "sentence-transformers-haystack==2.0.0",
    "sentence-transformers==6.2.0",
    # As ours, and not a later one, which may bring gigabytes for graphics cards.
    "torch==2.13.0",
)
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "TOKENIZERS_PARALLELISM": "false"}
_TOP_K = 40
_WORDS = 950
_COLD = 5

Article = dict[str, Any]
Ask = Callable[[str], list[str]]


# --- runners: each imports what it runs, in the environment where that is installed -----------------------------------


def build_onrecord(articles: list[Article], model: str, folder: Path) -> int:
    """Ours, by the library."""
    from index.build import rebuild
    from index.progress import Silent

    source = folder / "articles.jsonl"
    source.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return rebuild([source], folder / "index", Silent(), encoder=model).passages


def open_onrecord(model: str, folder: Path) -> Ask:
    """The whole answer, of which the passages are read."""
    from index.searcher import Searcher
    from rag.answer import answer
    from rag.values import Question

    searcher = Searcher(folder / "index")
    return lambda question: [p.text for p in answer(searcher, Question(question, top_k=_TOP_K)).passages]


def build_txtai(articles: list[Article], model: str, folder: Path) -> int:
    """Embeddings of paragraphs, with a sparse index beside them."""
    from txtai import Embeddings
    from txtai.pipeline import Segmentation

    split = Segmentation(paragraphs=True)
    chunks = [(f"{a['id']}#{n}", text) for a in articles for n, text in enumerate(split(_titled(a)))]
    embeddings = Embeddings(path=model, hybrid=True, content=True)
    embeddings.index(chunks)
    embeddings.save(str(folder / "index"))
    return len(chunks)


def open_txtai(model: str, folder: Path) -> Ask:
    """Hybrid search."""
    from txtai import Embeddings

    embeddings = Embeddings()
    embeddings.load(str(folder / "index"))
    return lambda question: [found["text"] for found in embeddings.search(question, _TOP_K)]


def build_llamaindex(articles: list[Article], model: str, folder: Path) -> int:
    """A vector index and BM25 over the same nodes."""
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.retrievers.bm25 import BM25Retriever

    documents = [
        Document(text=a["text"], metadata={name: a[name] or "" for name in ("title", "outlet", "published")})
        for a in articles
    ]
    nodes = SentenceSplitter().get_nodes_from_documents(documents)
    index = VectorStoreIndex(nodes, embed_model=HuggingFaceEmbedding(model_name=model, device="cpu"))
    index.storage_context.persist(str(folder / "index"))
    BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=_TOP_K).persist(str(folder / "bm25"))
    return len(nodes)


def open_llamaindex(model: str, folder: Path) -> Ask:
    """Both retrievers, their rankings fused."""
    from llama_index.core import StorageContext, load_index_from_storage
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.schema import MetadataMode
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.retrievers.bm25 import BM25Retriever

    stored = StorageContext.from_defaults(persist_dir=str(folder / "index"))
    index = load_index_from_storage(stored, embed_model=HuggingFaceEmbedding(model_name=model, device="cpu"))
    fused = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=_TOP_K), BM25Retriever.from_persist_dir(str(folder / "bm25"))],
        llm=MockLLM(),
        mode="reciprocal_rerank",
        similarity_top_k=_TOP_K,
        num_queries=1,
        use_async=False,
    )
    return lambda question: [found.node.get_content(MetadataMode.NONE) for found in fused.retrieve(question)]


def build_haystack(articles: list[Article], model: str, folder: Path) -> int:
    """Documents with embeddings in a store that holds them in memory, saved to disk."""
    from haystack import Document
    from haystack.components.preprocessors import DocumentSplitter
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersDocumentEmbedder

    split = DocumentSplitter().run([Document(content=_titled(a)) for a in articles])["documents"]
    embedded = SentenceTransformersDocumentEmbedder(model=model, progress_bar=False).run(split)["documents"]
    store = InMemoryDocumentStore()
    store.write_documents(embedded)
    store.save_to_disk(str(folder / "store.json"))
    return len(embedded)


def open_haystack(model: str, folder: Path) -> Ask:
    """The pipeline of its tutorial on hybrid retrieval."""
    from haystack import Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersTextEmbedder

    store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
    pipeline = Pipeline()
    pipeline.add_component("embedder", SentenceTransformersTextEmbedder(model=model, progress_bar=False))
    pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store, top_k=_TOP_K))
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=_TOP_K))
    pipeline.add_component("joiner", DocumentJoiner("reciprocal_rank_fusion"))
    pipeline.connect("embedder", "meaning")
    pipeline.connect("words", "joiner")
    pipeline.connect("meaning", "joiner")

    def ask(question: str) -> list[str]:
        found = pipeline.run({"embedder": {"text": question}, "words": {"query": question}})
        return [document.content for document in found["joiner"]["documents"][:_TOP_K]]

    return ask


def _titled(article: Article) -> str:
    return f"{article['title'] or ''}\n\n{article['text']}"


RUNNERS: dict[str, tuple[Callable[[list[Article], str, Path], int], Callable[[str, Path], Ask]]] = {
    "onrecord": (build_onrecord, open_onrecord),
    "txtai": (build_txtai, open_txtai),
    "llamaindex": (build_llamaindex, open_llamaindex),
    "haystack": (build_haystack, open_haystack),
}


def run_here(name: str, task: str, folder: Path, model: str) -> None:
    """A runner's part, in this process: "build", "cold" (one question) or "warm" (all); prints JSON."""
    build, open_ = RUNNERS[name]
    if task == "build":
        articles = json.loads((folder.parent / "articles.json").read_text(encoding="utf-8"))
        print(json.dumps(build(articles, model, folder)))
        return
    questions = json.loads((folder.parent / "questions.json").read_text(encoding="utf-8"))
    ask = open_(model, folder)
    if task == "cold":
        print(json.dumps(ask(questions[0])))
        return
    for question in questions[:10]:
        ask(question)
    answers = []
    for question in questions:
        began = time.perf_counter()
        texts = ask(question)
        answers.append({"milliseconds": (time.perf_counter() - began) * 1000, "texts": texts})
    print(json.dumps(answers))


# --- the comparison ---------------------------------------------------------------------------------------------------


def installed(folder: Path) -> Path:
    """The Python of an environment with the peers, made where it is missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"installing the peers into {folder}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        quiet = ["--quiet", "--disable-pip-version-check"]
        subprocess.run([python, "-m", "pip", "install", *quiet, *PACKAGES], check=True)
    return python


def choose(articles: Path, questions: Path, n_questions: int, n: int) -> tuple[list[dict[str, Any]], list[Article]]:
    """Questions, and n articles in which all of them are answered; both as in their files."""
    with questions.open(encoding="utf-8") as lines:
        asked = [q for q in map(json.loads, lines) if q["answer_recall"]]
    wanted = {id_ for q in asked for id_ in _ranking(q)}
    with _open(articles) as lines:
        found = {a["id"]: a for a in map(json.loads, lines) if a["id"] in wanted}
    answered = []
    for q in asked:
        held = next((id_ for id_ in _ranking(q) if id_ in found and _holds(found[id_]["text"], q["answers"][0])), None)
        if held:
            answered.append((q, held))
    answered = answered[:: max(1, len(answered) // n_questions)][:n_questions]
    by_rank = (id_ for rank in zip_longest(*(_ranking(q) for q, _ in answered)) for id_ in rank if id_ in found)
    chosen = list(dict.fromkeys([*(held for _, held in answered), *by_rank]))[:n]
    return [q for q, _ in answered], [found[id_] for id_ in chosen]


def _ranking(question: dict[str, Any]) -> list[str]:
    return [*question["gold_articles"], *question["google_ranking"]]


def _open(path: Path) -> Any:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _normal(text: str) -> str:
    return " " + re.sub(r"\W+", " ", text.lower()).strip() + " "


def _holds(text: str, answer: str) -> bool:
    return _normal(answer) in _normal(text)


def within(answer: str, texts: Iterable[str], words: int) -> bool:
    """Whether the answer stands within the first so many words of the texts."""
    return _holds(" ".join(" ".join(texts).split()[:words]), answer)


def compare(names: Sequence[str], python: Path, model: str, work: Path, answers: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each: what building, asking cold and asking warm take, and how many answers it brings."""

    def run(name: str, task: str) -> tuple[float, Any]:
        own = Path(sys.executable) if name == "onrecord" else python
        command = [own, __file__, "--run", name, task, str(work / name), model]
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ | _OFFLINE)
        took = time.perf_counter() - began
        print(f"{name} {task}: {took:.1f} s", file=sys.stderr)
        # Some print lines of their own before.
        return took, json.loads(done.stdout.splitlines()[-1])

    rows: dict[str, dict[str, Any]] = {}
    for name in names:
        (work / name).mkdir()
        took, chunks = run(name, "build")
        size = sum(path.stat().st_size for path in (work / name).rglob("*") if path.is_file())
        rows[name] = {"name": name, "chunks": chunks, "build_seconds": round(took, 1)}
        rows[name]["megabytes"] = round(size / 1e6, 1)
    cold: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(_COLD):
        for name in names:
            cold[name].append(run(name, "cold")[0])
    for name in names:
        _, asked = run(name, "warm")
        held = [within(answer, each["texts"], _WORDS) for answer, each in zip(answers, asked, strict=True)]
        rows[name] |= {
            "cold_ask_seconds_median": round(statistics.median(cold[name]), 2),
            "warm_ask_ms_p50": round(statistics.median(each["milliseconds"] for each in asked), 1),
            f"within_{_WORDS}": round(sum(held) / len(held), 3),
            "n": len(held),
        }
    return list(rows.values())


def main() -> None:
    """Compare, or do one runner's part, and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, metavar="ARTICLES")
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--n", type=int, default=200, help="questions asked")
    parser.add_argument("--env", type=Path, required=True, help="folder of the peers' environment")
    parser.add_argument("--peers", nargs="+", choices=list(RUNNERS), default=list(RUNNERS))
    arguments = parser.parse_args()

    from tempfile import TemporaryDirectory

    from index.limits import PACKAGED_MODEL
    from index.models.source import find_encoder

    python = installed(arguments.env)
    questions, articles = choose(arguments.source, arguments.questions, arguments.n, arguments.articles)
    with TemporaryDirectory() as scratch:
        work = Path(scratch)
        (work / "articles.json").write_text(json.dumps(articles), encoding="utf-8")
        (work / "questions.json").write_text(json.dumps([q["question"] for q in questions]), encoding="utf-8")
        answers = [q["answers"][0] for q in questions]
        rows = compare(arguments.peers, python, str(find_encoder(PACKAGED_MODEL).folder), work, answers)
    print(json.dumps({"articles": len(articles), "questions": len(questions), "rows": rows}, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        _, _, name, task, folder, model = sys.argv
        run_here(name, task, Path(folder), model)
    else:
        main()
