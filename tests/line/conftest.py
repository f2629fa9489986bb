"""The assistant with LINE switched on, and the stand-in it talks to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.line.phone import SECRET, Platform
from tests.line.standin import StandIn
from tests.server.assistant import Server, start, stop

REMINDER_KEY = "bm9ib2R5J3Mga2V5IGZvciB0ZXN0cyBvbmx5LCAzMiE="


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
                    LINE_REMINDER_KEY=REMINDER_KEY, **line_api.settings)
    yield running
    stop(running)


@pytest.fixture
def platform(line_server: Server, line_api: StandIn) -> Iterator[Platform]:
    """LINE between phones and the assistant; no call may break a rule of LINE's."""
    yield Platform(line_server.url.replace("/web/", "/line/") + "webhook", line_api)
    assert [] == line_api.faults
