"""What is started once for all tests: the real assistant on a free port, and one browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.server.assistant import Server, start, stop


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(tmp_path_factory.mktemp("server") / "log")
    yield running
    stop(running)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in the browser come last: Playwright leaves a running event loop behind, beside which no other runs."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
