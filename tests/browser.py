"""The one browser of all tests, and what no page may do in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
COUNTING = "addEventListener('securitypolicyviolation', (event) => console.error('violation', event.violatedDirective))"


@contextmanager
def chromium() -> Iterator[Browser]:
    found = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert found, "The tests in the browser need Chromium (scripts/browser.sh)."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def well_behaved(page: Page, origin: str) -> Iterator[Page]:
    """The page, which may only ask its own server, break no policy (its context counts them) and throw nothing."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if is_breach(said.text) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((origin, "blob:")) else wrong.append(asked.url))
    yield page
    assert [] == wrong


def is_breach(said: str) -> bool:
    return any(word in said for word in ("violation", "Content Security Policy", "Trusted"))
