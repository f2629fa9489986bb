"""A trained assistant as running processes, and what they cost."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.turns import Address, answers

QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "RASA_TELEMETRY_ENABLED": "false",
         "PYTHONWARNINGS": "ignore", "RATE_LIMIT": "off", "TODAY": "2026-11-22"}
PATIENCE_SECONDS = 300
KIB_PER_MIB = 1024


@dataclass(frozen=True)
class Started:
    """A server that answers: where, after how many seconds, and its processes."""

    address: Address
    seconds: float
    processes: Sequence[subprocess.Popen[bytes]]

    @property
    def resident_mib(self) -> float:
        """The memory that all its processes hold, in MiB."""
        return sum(_resident_kib(pid) for process in self.processes for pid in _family(process.pid)) / KIB_PER_MIB


def train(folder: Path) -> float:
    """Train a project; the seconds it took. Raises `CalledProcessError`."""
    began = time.monotonic()
    command = [sys.executable, "-m", "rasa", "train", "--skip-validation", "--fixed-model-name", "assistant"]
    with (folder / "train.log").open("wb") as log:
        subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, stdout=log, stderr=log, check=True)
    return time.monotonic() - began


@contextmanager
def running(folder: Path, route: str, action_port: int | None) -> Iterator[Started]:
    """The server of a project, with its action server where it needs one; ended afterwards."""
    port, began = free_port(), time.monotonic()
    commands = [["run", "--port", str(port), "--interface", "127.0.0.1", "--model", "models"]]
    if action_port:
        commands.append(["run", "actions", "--port", str(action_port), "--actions", "actions"])
    processes = [_start(folder, command) for command in commands]
    address = Address("127.0.0.1", port, route)
    try:
        while not answers(address):
            if time.monotonic() - began > PATIENCE_SECONDS or processes[0].poll() is not None:
                raise TimeoutError((folder / "run.log").read_text(encoding="utf-8")[-2000:])
            time.sleep(0.1)
        yield Started(address, time.monotonic() - began, processes)
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    with (folder / "run.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", "rasa", *arguments], cwd=folder, env={**os.environ, **QUIET},
                                stdout=log, stderr=log, start_new_session=True)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _resident_kib(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
