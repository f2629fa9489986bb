"""Every page is accessible, in light and dark, and nothing small has to be hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.desk.conftest import SCREEN
from tests.desk.running import PASSWORDS, Desk, Visitor

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
THEMES = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}
PAGES = ["", "?q=moti", "?q=dairi+tesu", "?q=xyzzy", "?topic=office",
         "?topic=expiry&issued_on=R3.5.10&birth_date=S55.7.1",
         "?topic=office&office=渋谷区役所&age=八歳&day=あした&visitor=x&reason=y",
         "sheet?topic=belongings&visitor=agent", "receipts",
         "receipts?code=ZZZZ-ZZZZ", "changes?from=あした", "queue", "volumes", "log", "nowhere"]
OPENED = "document.querySelectorAll('details').forEach((one) => { one.open = one.id !== 'keys'; })"
SMALL = """() => [...document.querySelectorAll('button, summary, select, textarea, input:not([type=hidden])')]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
    .filter((one) => !one.closest('.switch'))
    .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module", params=THEMES)
def themed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SCREEN, locale="ja-JP", **THEMES[request.param])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(themed: Page, desk: Desk, visitor: Visitor, path: str) -> None:
    visitor.post("flag", csrf=visitor.csrf("?topic=fee"), kind="wrong", topic="fee", note="金額が違う")
    themed.goto(desk.url + path)
    themed.evaluate(OPENED)
    assert [] == violations(themed)
    assert [] == themed.evaluate(SMALL)


def test_the_list_of_keys_is_accessible(themed: Page, desk: Desk) -> None:
    themed.goto(f"{desk.url}?q=moti")
    themed.evaluate("document.getElementById('keys').open = true")
    assert [] == violations(themed)


def test_the_login_is_accessible(themed: Page, guarded: Desk) -> None:
    themed.goto(guarded.url)
    assert [] == violations(themed)
    themed.locator("#name").fill("taro")
    themed.locator("#password").fill(PASSWORDS["hanako"][1])
    themed.keyboard.press("Enter")
    themed.get_by_role("alert").wait_for()
    assert [] == violations(themed)


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What was found; colours that the system forces are not ours to judge."""
    forced = page.evaluate("matchMedia('(forced-colors: active)').matches")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"][:120], node["failureSummary"]) for rule in found for node in rule["nodes"]
            if not (forced and rule["id"] == "color-contrast")]
