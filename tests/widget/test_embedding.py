"""The widget on a page of another host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.assistant import start, stop
from tests.widget.chat import Chat


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing about what it serves."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def elsewhere(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with one script and one tag, on a host that the assistant lists."""
    folder: Path = tmp_path_factory.mktemp("ward")
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{host.server_port}"
    running = start(folder / "log", WEB_ALLOWED_ORIGINS=address)
    tags = f'<script type="module" src="{running.url}ward-chat.js"></script><ward-chat></ward-chat>'
    (folder / "page.html").write_text(f'<!doctype html><html lang="ja"><title>区</title>{tags}', encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{address}/page.html")
    yield page
    page.close()
    stop(running)
    host.shutdown()


def test_one_script_and_one_tag_are_enough(elsewhere: Page) -> None:
    chat = Chat(elsewhere).opened()
    expect(chat.say("手数料はいくらですか").locator(".headline")).to_contain_text("200円")
