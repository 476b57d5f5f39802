#!/usr/bin/env python3
"""Who said what, scored on PolNeAR with speakers resolved by hand, by scorers that know only the contract.

    python benchmarks/polnear.py [--data ../shared/data/polnear] [--eval ../shared/eval] [--part dev]

Runs `statements.py` on `onrecord statements --json` and `said.py` on a service over an index of the same articles. The
texts have no stated licence and are not part of this project: where the folder is absent, nothing is run.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ONRECORD = [sys.executable, "-c", "from api.cli import main; main()"]


def score(script: Path, *arguments: str) -> dict[str, object]:
    """Run a scorer and read the JSON it prints."""
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, encoding="utf-8", check=True)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def ready(url: str, seconds: float = 60) -> None:
    """Wait until the service answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=2).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"{url} was not ready within {seconds:.0f} s")


def main() -> None:
    """Score both and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--port", type=int, default=8765)
    arguments = parser.parse_args()
    articles, gold = (arguments.data / f"{name}.{arguments.part}.jsonl" for name in ("articles", "gold"))
    if not articles.exists() or not arguments.eval.exists():
        raise SystemExit(f"skipped: {articles} or {arguments.eval} is absent")
    given = ("--articles", str(articles), "--gold", str(gold))
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "statements.jsonl"
        began = time.perf_counter()
        with predictions.open("w", encoding="utf-8") as out:
            subprocess.run([*ONRECORD, "statements", str(articles), "--json"], stdout=out, check=True)
        seconds = time.perf_counter() - began
        words = sum(len(json.loads(line)["text"].split()) for line in articles.open(encoding="utf-8"))
        result = {"words_per_second": round(words / seconds), "statements": {}, "said": {}}
        result["statements"] = score(arguments.eval / "statements.py", *given, "--predictions", str(predictions))
        index = str(Path(folder) / "index")
        subprocess.run([*ONRECORD, "rebuild-index", str(articles), "--index", index, "--json"], check=True)
        url = f"http://127.0.0.1:{arguments.port}"
        service = subprocess.Popen([*ONRECORD, "serve", "--index", index, "--port", str(arguments.port)])
        try:
            ready(url)
            result["said"] = score(arguments.eval / "said.py", *given, "--url", url)
        finally:
            service.terminate()
            service.wait(30)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
