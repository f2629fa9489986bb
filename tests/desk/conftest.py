"""A desk that is open to all, one that needs an account, and a page in front of the first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import COUNTING, well_behaved
from tests.desk.running import PASSWORDS, Desk, Visitor, command, records_in, start, stop
from tests.server.assistant import ROOT

SCREEN = {"width": 1366, "height": 768}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    dearer(folder / "versions" / "dearer")
    (folder / "versions" / "empty").mkdir()
    running = start(folder, FACTS_VERSIONS=str(folder / "versions"))
    yield running
    stop(running)


def dearer(version: Path) -> None:
    """A version of the facts in which a certificate costs more."""
    shutil.copytree(ROOT / "rulebook" / "facts", version)
    fee = version / "fee.yml"
    changed = fee.read_text(encoding="utf-8").replace("value: 200,", "value: 300,")
    fee.write_text(changed, encoding="utf-8")


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
