"""What somebody at the desk does in a browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def look(page: Page, words: str) -> None:
    """Type and enter."""
    page.keyboard.press("Escape")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.locator("#main:not([aria-busy=true])").wait_for()


def answer(page: Page) -> Locator:
    return page.locator("#answer")
