"""`make screenshots`: the pictures in docs/screenshots/, from a running assistant."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.desk import running as telephone
from tests.server.assistant import Server, start, stop
from tests.widget.chat import PHONE, Chat

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
DESKTOP = {"width": 1100, "height": 860}
ASKED = "入院中の母の代わりに更新に行きます。持ち物は?"
SCREEN = {"width": 1366, "height": 768}
STATES = ("start", "timeline", "checklist", "counters", "correction", "guarded", "offline", "plain", "large")


def picture_of(name: str) -> Path:
    """Where the picture of a state is kept."""
    return FOLDER / f"state-{name}.png"


def talk(browser: Browser, server: Server, name: str, viewport: dict[str, int], scheme: str) -> None:
    """The ward's page with one question answered."""
    page = browser.new_page(viewport=viewport, color_scheme=scheme, locale="ja-JP")
    page.goto(server.url)
    chat = Chat(page).opened()
    chat.say(ASKED)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def state(browser: Browser, server: Server, name: str) -> bytes:
    """One state of examples.html on the smallest screen, as PNG."""
    page = browser.new_page(viewport=PHONE, locale="ja-JP")
    page.goto(f"{server.url}examples.html?state={name}")
    picture = page.locator("[data-ready] .stage").screenshot()
    page.close()
    return picture


def desk(browser: Browser, folder: Path) -> None:
    """The call-center desk in the middle of a call."""
    running = telephone.start(folder)
    page = browser.new_page(viewport=SCREEN, locale="ja-JP")
    page.goto(running.url)
    for words in ("tesu", "dairi moti"):
        page.keyboard.press("Escape")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.locator("#main:not([aria-busy=true])").wait_for()
    page.screenshot(path=FOLDER / "desk.png")
    page.close()
    telephone.stop(running)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start(Path(folder) / "log")
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                             args=["--no-sandbox", "--disable-gpu"])
        talk(browser, server, "desktop", DESKTOP, "light")
        talk(browser, server, "desktop-dark", DESKTOP, "dark")
        talk(browser, server, "phone", PHONE, "light")
        for name in STATES:
            picture_of(name).write_bytes(state(browser, server, name))
        desk(browser, Path(folder))
        browser.close()
        stop(server)


if __name__ == "__main__":
    main()
