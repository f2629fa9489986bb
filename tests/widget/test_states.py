"""Every state of widget/examples.html: accessible in each theme, nothing clipped on the smallest screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

from scripts import examples, screenshots
from tests.server.assistant import Server
from tests.widget.chat import PHONE

STATES = [state["name"] for state in json.loads(examples.FILE.read_text(encoding="utf-8"))["examples"]]
THEMES = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}
AT_FULL_LENGTH = """(stage) => {
    const dialog = stage.shadowRoot.querySelector('dialog');
    stage.style.height = dialog.style.height = `${dialog.querySelector('#scroll').scrollHeight + 1000}px`;
}"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FAR, LARGEST_DIFFERENCE = 4, 8.0
OVERLAPPING = ("menu",)  # what an opened menu covers has no one background
CLIPPED = """(stage) => [...stage.shadowRoot.querySelectorAll('dialog *')]
    .filter((one) => one.checkVisibility() && !one.closest('.unseen, rt, rp'))
    .filter((one) => one.getBoundingClientRect().right > stage.getBoundingClientRect().right + 1
                  || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
    .map((one) => one.outerHTML.slice(0, 80))"""
SMALL = """(stage) => [...stage.shadowRoot.querySelectorAll('dialog :is(button, summary, input, textarea, #phone)')]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.type === 'checkbox' ? one.closest('label') : one][0])
    .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
    .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module", params=THEMES)
def themed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP", **THEMES[request.param])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_accessible(themed: Page, server: Server, state: str) -> None:
    themed.goto(f"{server.url}examples.html?state={state}")
    themed.locator("[data-ready] .stage").evaluate(AT_FULL_LENGTH)
    found = Axe().run(themed, options=RULES).response
    assert [] == told(found["violations"], themed)
    assert [] == ([] if state in OVERLAPPING else told(found["incomplete"], themed))


def told(rules: list[dict[str, Any]], page: Page) -> list[tuple[str, str, str]]:
    """What was found; colours that the system forces are not ours to judge."""
    forced = page.evaluate("matchMedia('(forced-colors: active)').matches")
    return [(rule["id"], node["html"][:120], node["failureSummary"]) for rule in rules for node in rule["nodes"]
            if not (forced and rule["id"] == "color-contrast")]


@pytest.fixture(scope="module")
def small(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP", viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_a_state_fits_the_smallest_screen_with_targets_large_enough(small: Page, server: Server, state: str) -> None:
    small.goto(f"{server.url}examples.html?state={state}")
    stage = small.locator("[data-ready] .stage")
    assert ([], []) == (stage.evaluate(CLIPPED), stage.evaluate(SMALL))
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("state", screenshots.STATES)
def test_a_state_looks_as_in_its_picture(browser: Browser, server: Server, state: str) -> None:
    seen = Image.open(BytesIO(screenshots.state(browser, server, state)))
    kept = Image.open(screenshots.picture_of(state))
    assert kept.size == seen.size
    assert LARGEST_DIFFERENCE > difference(kept, seen)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, 0 to 255, seen from a distance at which another smoothing of letters is gone."""
    far = [picture.convert("RGB").reduce(FAR) for picture in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*far)).rms)


def test_another_state_does_not_look_the_same() -> None:
    timeline, checklist = (Image.open(screenshots.picture_of(name)) for name in ("timeline", "checklist"))
    assert LARGEST_DIFFERENCE < difference(timeline, checklist)


def test_the_examples_speak_as_the_rulebook_does() -> None:
    assert examples.content() == examples.FILE.read_text(encoding="utf-8")


def test_the_states_show_every_phase_and_every_block() -> None:
    shown = json.dumps(examples.states())
    phases = ("sending", "slow", "stuck", "offline", "unreached", "failed", "limited", "unsent")
    blocks = ("headline", "correction", "why", "checklist", "steps", "timeline", "counters", "next", "sources")
    assert [] == [name for name in (*phases, *blocks) if f'"{name}"' not in shown]


def test_one_state_can_be_shown_alone(page: Page, server: Server) -> None:
    page.goto(f"{server.url}examples.html?state=timeline")
    expect(page.locator(".stage")).to_have_count(1)
    expect(page.locator(".timeline [aria-current=date]")).to_contain_text("今日")
    expect(page.locator(".timeline small").last).to_have_text("今日から1317日後")


def test_the_licence_of_the_tokens_is_there() -> None:
    vendor = Path(examples.FILE).parent / "vendor"
    assert "Copyright (c) 2023 デジタル庁" in (vendor / "LICENSE.txt").read_text(encoding="utf-8")
