"""A resident in front of the widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

PHONE = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Chat:
    """The opened chat on a page."""

    page: Page

    @property
    def button(self) -> Locator:
        """What opens it."""
        return self.page.locator("ward-chat > button, ward-chat #open")

    @property
    def panel(self) -> Locator:
        """The frame."""
        return self.page.locator("ward-chat dialog")

    @property
    def field(self) -> Locator:
        """Where a resident types."""
        return self.panel.locator("#field")

    @property
    def answers(self) -> Locator:
        """Every reply so far, without the greeting."""
        return self.panel.locator(".bot[data-at]")

    @property
    def pending(self) -> Locator:
        """The message under way."""
        return self.panel.locator("#under .me")

    def opened(self) -> Chat:
        """The chat with its first words there."""
        self.button.click()
        self.panel.locator(".replies button").first.wait_for()
        return self

    def say(self, text: str) -> Locator:
        """Type and send; the new reply."""
        return self._reply_to(lambda: (self.field.fill(text), self.field.press("Enter")))

    def press(self, title: str) -> Locator:
        """Press the last button of that title; the new reply."""
        return self._reply_to(self.panel.get_by_role("button", name=title, exact=True).last.click)

    def _reply_to(self, act: Callable[[], object]) -> Locator:
        before = self.answers.count()
        act()
        reply = self.answers.nth(before)
        reply.wait_for()
        return reply
