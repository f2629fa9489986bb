"""`python -m runtime`: the assistant and the desk beside each other, and the end of one in the middle of a call."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.running import Visitor
from tests.server.assistant import START_SECONDS, Server, start, stop

LINE = r"^assistant: (\S+)  desk: (\S+)$"
SENTENCE = "母の代わりに更新に行きます。手数料はいくらですか"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Server]:
    running = start(tmp_path / "log")
    yield running
    stop(running)


def said(server: Server, pattern: str) -> re.Match[str]:
    """What the log says sooner or later."""
    deadline = time.monotonic() + START_SECONDS
    while not (found := re.search(pattern, server.log.read_text(encoding="utf-8"), re.MULTILINE)):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def desk_of(server: Server) -> str:
    """The address of the desk in the one line that is printed."""
    line = said(server, LINE)
    assert server.url == line[1]
    return line[2]


def assistant_of(server: Server) -> int:
    """The process of the assistant alone."""
    found = subprocess.run(["pgrep", "-f", f"rasa run .*--port {server.url.split(':')[2].split('/')[0]}"],
                           capture_output=True, text=True, check=True)
    return int(found.stdout.split()[0])


def test_the_desk_goes_on_when_the_assistant_stops_in_the_middle_of_a_call(both: Server) -> None:
    caller = Visitor(desk_of(both))
    assert 'data-outcome="fee renewal_free"' in caller.get("", q=SENTENCE)[1]

    os.kill(assistant_of(both), signal.SIGKILL)

    said(both, "^assistant: ended with status -9$")
    assert 'data-outcome="fee ' in caller.get("", q=SENTENCE)[1]
    assert 'data-outcome="belongings two_visits"' in caller.get("", q="持ち物", visitor="agent")[1]
    assert both.process.poll() is None

    both.process.send_signal(signal.SIGTERM)
    assert 0 == both.process.wait(60)
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(caller.url)


@pytest.mark.parametrize("name", ["PORT", "DESK_PORT"])
def test_a_port_that_is_none_stops_the_start_with_a_sentence(name: str) -> None:
    run = subprocess.run([sys.executable, "-m", "runtime"], env={**os.environ, name: "five"}, capture_output=True,
                         text=True, check=False)
    assert (2, f"{name}: 'five' is not the number of a port\n") == (run.returncode, run.stderr)
