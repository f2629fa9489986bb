"""The assistant with LINE switched on, and the stand-in it talks to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from channels.line_addresses import Addresses
from channels.line_reminders import LineReminders
from records.reminders import Reminders
from tests.line.phone import SECRET, Platform
from tests.line.reminding import ASKED, KEY
from tests.line.standin import StandIn
from tests.server.assistant import Server, start, stop


@pytest.fixture(scope="session")
def line_api() -> Iterator[StandIn]:
    """LINE's API, the same for every test."""
    running = StandIn().start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def line_server(line_api: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real assistant with LINE on."""
    running = start(tmp_path_factory.mktemp("line") / "log", LINE_CHANNEL_SECRET=SECRET,
                    LINE_REMINDER_KEY=KEY, **line_api.settings)
    yield running
    stop(running)


@pytest.fixture
def platform(line_server: Server, line_api: StandIn) -> Iterator[Platform]:
    """LINE between phones and the assistant; no call may break a rule of LINE's."""
    yield Platform(line_server.url.replace("/web/", "/line/") + "webhook", line_api)
    assert [] == line_api.faults


@pytest.fixture
def api() -> Iterator[StandIn]:
    """LINE's API for one test alone."""
    running = StandIn().start()
    yield running
    assert [] == running.faults
    running.stop()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def records(database: Path) -> Reminders:
    return Reminders(f"sqlite:///{database}")


@pytest.fixture
def reminders(records: Reminders) -> LineReminders:
    return LineReminders(records, Addresses(KEY))


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pins the day."""
    def pin(day: date) -> None:
        monkeypatch.setenv("TODAY", day.isoformat())
    pin(ASKED)
    return pin
