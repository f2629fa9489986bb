"""A chat in a real browser; a page that breaks its own security policy fails its test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import COUNTING, well_behaved
from tests.server.assistant import Server
from tests.widget.chat import PHONE, Chat

DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP, locale="ja-JP", timezone_id="Asia/Tokyo")
    opened.add_init_script(COUNTING)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Iterator[Page]:
    with well_behaved(context.new_page(), server.url.removesuffix("webhooks/web/")) as opened:
        yield opened


@pytest.fixture
def chat(page: Page, server: Server) -> Chat:
    """The ward's page with the chat opened."""
    page.goto(server.url)
    return Chat(page).opened()


@pytest.fixture
def phone(page: Page, server: Server) -> Chat:
    """The same on the smallest screen."""
    page.set_viewport_size(PHONE)
    page.goto(server.url)
    return Chat(page).opened()
