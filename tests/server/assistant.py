"""The real server, started once on a free port and ended after the tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.server.talk import Talk

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-22"
START_SECONDS = 120


@dataclass(frozen=True)
class Server:
    """A running assistant: where it listens, what it has logged so far, and its process."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def talk(self) -> Talk:
        """A new conversation."""
        return Talk(self.url)


def start(log: Path, **settings: str) -> Server:
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "runtime"], cwd=ROOT, stdout=output, stderr=output, start_new_session=True,
            env={**os.environ, "TODAY": DAY, "PORT": str(port), "DESK_PORT": str(free_port()), "RATE_LIMIT": "off",
                 "RECORDS_URL": f"sqlite:///{log.with_name('records.sqlite')}", **settings})
    server = Server(f"http://127.0.0.1:{port}/webhooks/web/", log, process)
    try:
        server.talk().wait_until_ready(START_SECONDS)
    except TimeoutError:
        stop(server)
        raise AssertionError(log.read_text(encoding="utf-8")) from None
    return server


def stop(server: Server) -> int:
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGTERM)
    return server.process.wait(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
