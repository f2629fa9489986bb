"""The real assistant, started once on a free port and ended after the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server.assistant import Server, start, stop


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(tmp_path_factory.mktemp("server") / "log")
    yield running
    stop(running)
