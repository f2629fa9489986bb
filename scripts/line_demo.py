"""`make line-demo`: a conversation on LINE as a phone would show it; the assistant is real, LINE is a stand-in.

What begins with | is a text, with # a card; below stands what can be pressed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from channels.line_addresses import new_key
from tests.line.phone import SECRET, Phone, Platform
from tests.line.standin import StandIn
from tests.server.assistant import start, stop

TODAY, OPENING, MONTH_BEFORE = "2026-11-22", "2030-04-02", "2030-06-01"
ADDRESS = "東京都世田谷区若林"
DATES = "いつまで使えますか。令和8年5月10日に発行、昭和55年7月1日生まれです。カードは2031年7月1日までです。"
SETTINGS = {"LINE_CHANNEL_SECRET": SECRET, "LINE_REMINDER_KEY": new_key()}


class Demo:
    """The phone, what it shows on the console, and the days that pass."""

    def __init__(self, api: StandIn, folder: Path) -> None:
        self._api, self._folder = api, folder
        self._settings = {**SETTINGS, **api.settings, "RECORDS_URL": f"sqlite:///{folder / 'records.sqlite'}"}

    @contextmanager
    def on(self, day: str) -> Iterator[Phone]:
        """A phone, with the assistant running on this day."""
        _say(f"\n===== {day} =====")
        server = start(self._folder / f"log-{day}", TODAY=day, **self._settings)
        try:
            yield Platform(server.url.replace("/web/", "/line/") + "webhook", self._api).phone()
        finally:
            stop(server)

    def send_reminders(self, day: str) -> list[dict[str, Any]]:
        """What the assistant pushes on this day; the server does the same at its hours."""
        _say(f"\n===== {day}: python -m channels.line_reminders send =====")
        before = len(self._api.pushes())
        done = subprocess.run([sys.executable, "-m", "channels.line_reminders", "send"], check=True, text=True,
                              env={**os.environ, **self._settings, "TODAY": day}, capture_output=True)
        _say(done.stdout.strip())
        return [message for call in self._api.pushes()[before:] for message in _shown(call.messages)]


def main() -> int:
    """Play the conversation; 1 where a call broke a rule of LINE's."""
    api = StandIn().start()
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(api, Path(folder))
        with demo.on(TODAY) as phone:
            _first_day(phone)
        pushed = demo.send_reminders(OPENING)
        with demo.on(OPENING) as phone:
            phone.shown = pushed
            _press(phone, "更新の方法")
            _type(phone, "停止")
        demo.send_reminders(MONTH_BEFORE)
    api.stop()
    _say("\n" + "\n".join(api.faults or ["LINE's rules: none was broken"]))
    return 1 if api.faults else 0


def _first_day(phone: Phone) -> None:
    _me("(友だちに追加)")
    _shown(phone.follows())
    _press(phone, "持ち物")
    _type(phone, "母の代わりに更新に行きます。持ち物は?")
    _type(phone, "窓口はどこですか")
    _me(f"(場所を送る: {ADDRESS})")
    _shown(phone.shares(ADDRESS))
    _type(phone, DATES)
    _press(phone, "知らせてほしい")


def _type(phone: Phone, words: str) -> None:
    _me(words)
    _shown(phone.types(words))


def _press(phone: Phone, label: str) -> None:
    _me(f"[{label}] を押す")
    _shown(phone.presses(label))


def _me(words: str) -> None:
    _say(f"\n{'':>30}{words}  <")


def _shown(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Print messages as a phone shows them, and hand them on."""
    for message in messages:
        is_text = message["type"] == "text"
        lines = message["text"].splitlines() if is_text else _card(message["contents"])
        _say("\n".join(f"{'|' if is_text else '#'} {line}" for line in lines) + "\n")
    items = messages[-1].get("quickReply", {}).get("items", ()) if messages else ()
    if items:
        _say("  ".join(f"({item['action']['label']})" for item in items))
    return messages


def _card(contents: Mapping[str, Any]) -> list[str]:
    """The texts of a Flex message from top to bottom; a bubble of a carousel after the other."""
    bubbles = contents["contents"] if contents["type"] == "carousel" else [contents]
    return [line for number, bubble in enumerate(bubbles) for line in (*(["--"] if number else []), *_texts(bubble))]


def _texts(component: Any) -> Iterator[str]:
    if isinstance(component, list):
        for each in component:
            yield from _texts(each)
    elif isinstance(component, Mapping):
        if component.get("type") == "text":
            yield from (component.get("text") or "".join(span["text"] for span in component["contents"])).splitlines()
            return
        if component.get("type") == "button":
            yield f"[{component['action']['label']}]"
        for part in ("header", "hero", "body", "contents", "footer"):
            yield from _texts(component.get(part))


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
