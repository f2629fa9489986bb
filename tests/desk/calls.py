"""`python -m tests.desk.calls`: twenty calls by keyboard only, with the keystrokes and the server's time as a table."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, expect
from ruamel.yaml import YAML

from tests.browser import chromium
from tests.desk.running import start, stop

CALLS: list[Mapping[str, str]] = YAML(typ="safe").load(Path(__file__).with_name("calls.yml"))
BETWEEN_KEYS_MS = 100
KEY = re.compile(r"<(\w+)>|(.)")
COUNTING = "window.pressed = 0; addEventListener('keydown', (event) => { if (event.isTrusted) window.pressed += 1; })"
SERVER_TIMES = """performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/part?'))
    .map((entry) => entry.responseEnd - entry.requestStart)"""


@dataclass(frozen=True)
class Outcome:
    """How a call went: the answer that stood open, what was copied, the keys pressed, the server's times in ms."""

    opened: str
    copied: str
    keystrokes: int
    times: list[float]


def take(page: Page, call: Mapping[str, str]) -> Outcome:
    """One call on a fresh page, from the first key to the copied answer."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.evaluate(COUNTING)
    for named, letter in KEY.findall(call["keys"]):
        page.keyboard.press(named or letter)
        page.wait_for_timeout(BETWEEN_KEYS_MS)
        page.locator("#main:not([aria-busy=true])").wait_for()
    expect(page.locator("#said")).not_to_be_empty()
    opened = str(page.locator("#answer").get_attribute("data-outcome"))
    return Outcome(opened, page.evaluate("navigator.clipboard.readText()"), page.evaluate("window.pressed"),
                   page.evaluate(SERVER_TIMES))


def main() -> None:
    """Take all calls and print the table."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        desk = start(Path(folder))
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        outcomes = []
        for call in CALLS:
            page = context.new_page()
            page.goto(desk.url)
            outcomes.append(outcome := take(page, call))
            print(f"{outcome.keystrokes:3} {outcome.opened:30} {call['call']}")
            page.close()
        times = [time for outcome in outcomes for time in outcome.times]
        print(f"keystrokes: median {median(outcome.keystrokes for outcome in outcomes)}")
        print(f"server: median {median(times):.0f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms, {len(times)} requests")
        stop(desk)


if __name__ == "__main__":
    main()
