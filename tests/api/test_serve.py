"""`onrecord serve` as processes: it stops gracefully, its workers' metrics add up, it opens no door by accident."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

import api.serve
from api.http.metrics import DIRECTORY
from api.serve import listening

from .conftest import COMMAND, REPOSITORY, Served

Spawn = Callable[..., AbstractContextManager[Served]]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_stop_lets_a_request_under_way_finish(
    spawn: Spawn, tiny_index: Path, number: signal.Signals
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("the tests run under nohup")
    with spawn("--index", str(tiny_index)) as served:
        body = b'{"question": "What did Kirby say?"}'
        address = served.url.removeprefix("http://").split(":")
        with socket.create_connection((address[0], int(address[1])), timeout=60) as connection:
            head = "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            head += f"Content-Length: {len(body)}"
            connection.sendall(head.encode() + b"\r\n\r\n" + body[:10])
            # Read by the service, for it answers requests in the order in which they come.
            assert httpx.get(f"{served.url}/livez").status_code == 200
            served.process.send_signal(number)
            while accepts(served.url):
                time.sleep(0.01)
            assert served.process.poll() is None
            connection.sendall(body[10:])
            answered = connection.makefile("rb").read()
        assert answered.startswith(b"HTTP/1.1 200 OK\r\n")
        assert b'"answered":true' in answered
        assert served.process.wait(60) == 0


def test_half_a_request_is_waited_for_no_longer_than_a_request_may_take(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), ONRECORD_MAX_SECONDS="1") as served:
        host, port = served.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            assert connection.recv(1) == b""


def test_an_answer_that_nobody_reads_is_kept_no_longer_than_a_request_may_take(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), ONRECORD_MAX_SECONDS="1") as served, socket.socket() as connection:
        host, port = served.url.removeprefix("http://").split(":")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        connection.connect((host, int(port)))
        # Some 60 MB: more than the system takes off the service's hands.
        connection.sendall(b"GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n" * 40)
        deadline = time.monotonic() + 20
        seen = [waiting_besides(served.url)]
        while seen[-1] or not any(seen):
            assert time.monotonic() < deadline
            time.sleep(0.05)
            seen.append(waiting_besides(served.url))


def waiting_besides(url: str) -> int:
    """How many requests are under way beside the one that asks."""
    text = httpx.get(f"{url}/metrics", timeout=60).text
    found = re.search(r"^onrecord_requests_under_way (\S+)$", text, re.MULTILINE)
    assert found
    return int(float(found[1])) - 1


def test_a_page_that_means_this_machine_by_its_own_name_is_refused(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index)) as served:
        statuses = {
            host: httpx.get(f"{served.url}/v1/people", headers={"Host": host}, timeout=60).status_code
            for host in ("localhost:8000", "127.0.0.1", "[::1]:80", "evil.example", "evil.example:8000")
        }
        probe = httpx.get(f"{served.url}/readyz", headers={"Host": "10.0.0.7:8000"}, timeout=60)
    assert probe.status_code == 200
    assert statuses == {
        "localhost:8000": 200,
        "127.0.0.1": 200,
        "[::1]:80": 200,
        "evil.example": 421,
        "evil.example:8000": 421,
    }


@pytest.mark.skipif(not hasattr(socket, "TCP_DEFER_ACCEPT"), reason="Linux only")
def test_a_connection_is_taken_once_a_request_comes_over_it() -> None:
    with listening("127.0.0.1", 0) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()) as client:
            listener.setblocking(False)
            with pytest.raises(BlockingIOError):
                listener.accept()
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            listener.settimeout(60)
            taken, _ = listener.accept()
            with taken:
                assert taken.recv(3) == b"GET"


def accepts(url: str) -> bool:
    try:
        return httpx.get(f"{url}/livez", timeout=5).is_success
    except httpx.TransportError:
        return False


def test_the_metrics_of_several_workers_add_up(spawn: Spawn, tiny_index: Path, tmp_path: Path) -> None:
    with spawn("--index", str(tiny_index), "--workers", "2") as served:
        deadline = time.monotonic() + 60
        while 'outcome="opened"} 2.0' not in (text := httpx.get(f"{served.url}/metrics", timeout=60).text):
            assert time.monotonic() < deadline, text
            time.sleep(0.1)
        for _ in range(30):
            # Each on a connection of its own, which either worker may take.
            asked = httpx.get(f"{served.url}/v1/ask", params={"q": "What did Kirby say?"}, timeout=60)
            assert asked.json()["answered"]
        assert httpx.get(f"{served.url}/v1/ask", params={"q": "What did Petrosyan say?"}, timeout=60).is_success
        found = dict(re.findall(r"^(\S+) (\S+)$", httpx.get(f"{served.url}/metrics", timeout=60).text, re.MULTILINE))
        assert found['onrecord_requests_total{method="GET",route="/v1/ask",status="200"}'] == "31.0"
        assert found['onrecord_answers_total{answered="yes",reason=""}'] == "30.0"
        assert found['onrecord_answers_total{answered="no",reason="unknown_speaker"}'] == "1.0"
        assert found['onrecord_request_seconds_count{route="/v1/ask"}'] == "31.0"
        for stage in ("understand", "retrieve", "choose", "group", "rank", "decide"):
            assert found[f'onrecord_stage_seconds_count{{stage="{stage}"}}'] == "31.0"
            assert found[f'onrecord_stage_candidates_count{{stage="{stage}"}}'] == "31.0"
        assert (found["onrecord_generation"], found["onrecord_index_articles"]) == ("1.0", "5.0")
        assert found["onrecord_requests_under_way"] == "1.0"
        assert list(tmp_path.glob("onrecord-metrics-*"))
        assert served.stop() == 0
    assert not list(tmp_path.glob("onrecord-metrics-*"))


def test_several_workers_need_no_disk_that_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DIRECTORY, "")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "read-only"))
    with api.serve._shared_metrics(2):
        assert Path(os.environ[DIRECTORY]).match("/dev/shm/onrecord-metrics-*")


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_how_it_ends_says_what_ended_it(
    spawn: Spawn, tiny_index: Path, workers: str, number: signal.Signals, code: int
) -> None:
    with spawn("--index", str(tiny_index), "--workers", workers) as served:
        served.process.send_signal(number)
        assert served.process.wait(60) == code
        assert "Traceback" not in served.log.read_text()


def test_workers_end_when_what_began_them_was_killed(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), "--workers", "2") as served:
        served.process.kill()
        deadline = time.monotonic() + 30
        while accepts(served.url):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_a_question_of_the_longest_kind_fits_into_a_url(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index)) as served:
        assert httpx.get(f"{served.url}/v1/ask", params={"q": "😀a" * 1_000}, timeout=60).status_code == 200


def refused(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [*COMMAND, "serve", *arguments], capture_output=True, encoding="utf-8", cwd=REPOSITORY, timeout=60, check=False
    )
    return done.returncode, " ".join(done.stderr.split())


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_other_machines_are_not_served_without_a_key(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_OPEN", raising=False)
    code, said = refused("--host", host)
    assert code == 2
    assert f"{host} can be reached from other machines" in said
    assert "onrecord make-key" in said
    assert "ONRECORD_OPEN=1" in said


def test_unless_one_says_so(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), "--host", "0.0.0.0", ONRECORD_OPEN="1") as served:
        assert httpx.get(f"{served.url}/v1/people").status_code == 200


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = refused("--port", str(port))
    assert code == 3
    assert f"127.0.0.1:{port} cannot be listened on" in said


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ONRECORD_MAX_REQUESTS", "many", "Input should be a valid integer"),
        ("ONRECORD_RELOAD_SECONDS", "inf", "Input should be less than or equal to 86400"),
    ],
)
def test_a_setting_that_is_none_is_told(name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    code, said = refused()
    assert code == 2
    assert f"{name}: {told}" in said


def test_a_setting_that_is_misspelt_is_told(spawn: Spawn, tiny_index: Path) -> None:
    with spawn("--index", str(tiny_index), ONRECORD_MAX_TOPK="5", ONRECORD_SERVICE_HOST="10.0.0.1") as served:
        httpx.get(f"{served.url}/livez").raise_for_status()
    said = [json.loads(line) for line in served.log.read_text().splitlines()]
    warned = [line["message"] for line in said if line["level"] == "warning"]
    assert warned == ["ONRECORD_MAX_TOPK is no setting, and nothing reads it; did you mean ONRECORD_MAX_TOP_K?"]


def test_what_is_retracted_goes_beside_a_service_that_nobody_asks(
    spawn: Spawn, own_index: Path, seeds: Path, tiny_model: Path
) -> None:
    with spawn("--index", str(own_index)):
        fewer = [str(path) for path in sorted(seeds.glob("*.txt"))[1:]]
        done = subprocess.run(
            [*COMMAND, "rebuild-index", *fewer, "--purge", "--index", str(own_index), "--encoder", str(tiny_model)],
            capture_output=True,
            encoding="utf-8",
            cwd=REPOSITORY,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "waiting up to 30 s for the readers of 000001-" in done.stderr
        assert [folder.name[:7] for folder in (own_index / "generations").iterdir()] == ["000002-"]


def test_no_answer_waits_for_a_packet_to_be_confirmed(serve: Callable[..., str], tiny_index: Path) -> None:
    with httpx.Client(base_url=serve(tiny_index)) as client:
        seconds = sorted(client.get("/openapi.json").elapsed.total_seconds() for _ in range(20))
    # 40 ms is what Nagle's algorithm would cost on a connection that is kept.
    assert seconds[5] < 0.03
