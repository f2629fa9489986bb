"""A desk that is open to all, one that needs an account, and a page in front of the first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import COUNTING, well_behaved
from tests.desk.running import PASSWORDS, Desk, Visitor, command, records_in, start, stop

SCREEN = {"width": 1366, "height": 768}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    running = start(tmp_path_factory.mktemp("desk"))
    yield running
    stop(running)


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("guarded")
    for name, (role, password) in PASSWORDS.items():
        done = command("adduser", name, "--role", role, records=records_in(folder), typed=password)
        assert 0 == done.returncode, done.stderr
    running = start(folder)
    yield running
    stop(running)


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    """Somebody in front of the open desk, without scripts."""
    return Visitor(desk.url)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=SCREEN, locale="ja-JP", timezone_id="Asia/Tokyo",
                                 permissions=["clipboard-read", "clipboard-write"])
    opened.add_init_script(COUNTING)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, desk: Desk) -> Iterator[Page]:
    """The desk in a browser."""
    with well_behaved(context.new_page(), desk.url) as opened:
        opened.goto(desk.url)
        yield opened
