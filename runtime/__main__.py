"""`python -m runtime`: start everything, say where it listens, and end it all cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import date
from types import FrameType

HOST = "127.0.0.1"
POLL_SECONDS = 0.2
PATIENCE_SECONDS = 30


def main() -> int:
    """Run the assistant until Ctrl-C, TERM or its own end; its exit status, 0 after a signal."""
    port, wrong = os.environ.get("PORT", "5005"), _wrong_setting(os.environ)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    address = f"http://{HOST}:{port}/webhooks/web/"
    assistant = _start(port)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, _stop)
    try:
        _wait(assistant, f"{address}health")
        print(f"assistant: {address}", flush=True)
        return assistant.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(assistant)


def _wrong_setting(settings: Mapping[str, str]) -> str | None:
    """The sentence for the first setting that cannot be meant."""
    if not settings.get("PORT", "5005").isdecimal():
        return f"PORT: {settings['PORT']!r} is not the number of a port"
    try:
        date.fromisoformat(settings.get("TODAY") or "2026-11-22")
    except ValueError:
        return f"TODAY: {settings['TODAY']!r} is not a date such as 2026-11-22"
    return None


def _start(port: str) -> subprocess.Popen[bytes]:
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "RASA_TELEMETRY_ENABLED": "false",
             "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "rasa", "run", "--interface", HOST, "--port", port, "--model", "models"]
    return subprocess.Popen(command, env={**os.environ, **quiet}, start_new_session=True)


def _wait(assistant: subprocess.Popen[bytes], url: str) -> None:
    while assistant.poll() is None and not _answers(url):
        time.sleep(POLL_SECONDS)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(assistant: subprocess.Popen[bytes]) -> None:
    if assistant.poll() is None:
        os.killpg(assistant.pid, signal.SIGTERM)
    try:
        assistant.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(assistant.pid, signal.SIGKILL)
        assistant.wait()


if __name__ == "__main__":
    sys.exit(main())
