"""One real browser for all tests of the widget; a page that breaks its own security policy fails its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.server.assistant import Server
from tests.widget.chat import PHONE, Chat

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP = {"width": 1280, "height": 900}
COUNTING = "addEventListener('securitypolicyviolation', (event) => console.error('violation', event.violatedDirective))"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert chromium, "The tests of the widget need Chromium (scripts/browser.sh)."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP, locale="ja-JP", timezone_id="Asia/Tokyo")
    opened.add_init_script(COUNTING)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Iterator[Page]:
    """A page that may only ask its own server, breaks no policy and throws nothing."""
    opened, wrong = context.new_page(), []
    origin = server.url.removesuffix("webhooks/web/")
    opened.on("console", lambda said: wrong.append(said.text) if is_breach(said.text) else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((origin, "blob:")) else wrong.append(asked.url))
    yield opened
    assert [] == wrong


def is_breach(said: str) -> bool:
    return any(word in said for word in ("violation", "Content Security Policy", "Trusted"))


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
