"""`python -m runtime`: start everything, say where it listens, and end it all cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import FrameType

HOST = "127.0.0.1"
POLL_SECONDS = 0.2
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """One of the processes: its name, where people go, where it says that it is ready, and the process."""

    name: str
    address: str
    health: str
    process: subprocess.Popen[bytes]

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None


def main() -> int:
    """Run the assistant and the desk until Ctrl-C or TERM, or until both have ended by themselves; the exit status, 0
    after a signal. One that ends is told, and the other goes on."""
    wrong = _wrong_setting(os.environ)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _stop)
    servers: list[Server] = []
    try:
        servers += [_desk(os.environ.get("DESK_PORT", "5006")), _assistant(os.environ.get("PORT", "5005"))]
        _wait(servers)
        print("  ".join(f"{server.name}: {server.address}" for server in reversed(servers) if server.runs), flush=True)
        return _outlive(servers)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(servers)


def _wrong_setting(settings: Mapping[str, str]) -> str | None:
    """The sentence for the first setting that cannot be meant."""
    for name in ("PORT", "DESK_PORT"):
        if not settings.get(name, "0").isdecimal():
            return f"{name}: {settings[name]!r} is not the number of a port"
    try:
        date.fromisoformat(settings.get("TODAY") or "2026-11-22")
    except ValueError:
        return f"TODAY: {settings['TODAY']!r} is not a date such as 2026-11-22"
    return None


def _assistant(port: str) -> Server:
    command = ["-m", "rasa", "run", "--interface", HOST, "--port", port, "--model", "models"]
    address = f"http://{HOST}:{port}/webhooks/web/"
    return Server("assistant", address, f"{address}health", _start(command))


def _desk(port: str) -> Server:
    address = f"http://{os.environ.get('DESK_HOST', HOST)}:{port}/"
    return Server("desk", address, f"{address}health", _start(["-m", "desk"]))


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "RASA_TELEMETRY_ENABLED": "false",
             "PYTHONWARNINGS": "ignore"}
    return subprocess.Popen([sys.executable, *command], env={**os.environ, **quiet}, start_new_session=True)


def _wait(servers: Iterable[Server]) -> None:
    for server in servers:
        while server.runs and not _answers(server.health):
            time.sleep(POLL_SECONDS)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def _outlive(servers: Sequence[Server]) -> int:
    """Wait for the end of all, telling each; the status of the first that ended badly."""
    left = list(servers)
    while left:
        for server in [server for server in left if not server.runs]:
            print(f"{server.name}: ended with status {server.process.returncode}", file=sys.stderr, flush=True)
            left.remove(server)
        time.sleep(POLL_SECONDS)
    return next((server.process.returncode for server in servers if server.process.returncode), 0)


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(servers: Iterable[Server]) -> None:
    for server in servers:
        if server.runs:
            os.killpg(server.process.pid, signal.SIGTERM)
    for server in servers:
        try:
            server.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait()


if __name__ == "__main__":
    sys.exit(main())
