"""The same answers without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.at_work import answer
from tests.desk.running import Desk


@pytest.mark.parametrize("query", ["q=moti", "q=dairi+tesu", "topic=office&office=若林", "q=15miman",
                                   "topic=pin&pin_known=false",
                                   "topic=expiry&issued_on=R3.5.10&birth_date=S55.7.1&card_expires_on=2031/7/1",
                                   "topic=office&office=渋谷区役所&age=八歳"])
def test_without_scripts_the_answer_is_the_same(browser: Browser, page: Page, desk: Desk, query: str) -> None:
    bare = browser.new_page(java_script_enabled=False)
    for each in (bare, page):
        each.goto(f"{desk.url}?{query}")
    assert bare.locator("#main").inner_text() == page.locator("#main").inner_text()
    bare.close()


def test_without_scripts_a_call_goes_through_forms_and_links(browser: Browser, desk: Desk) -> None:
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(desk.url)
    bare.locator("#q").fill("moti")
    bare.keyboard.press("Enter")
    expect(answer(bare)).to_have_attribute("data-outcome", "belongings overview")
    bare.locator(".undecided a").last.click()
    expect(answer(bare)).to_have_attribute("data-outcome", "belongings two_visits")
    bare.locator("#q").fill("wakab")
    bare.get_by_role("button", name="調べる").click()
    expect(answer(bare)).to_have_attribute("data-outcome", "office agents_not_accepted")
    bare.locator("#case input[name=visitor][value=self]").check()
    bare.get_by_role("button", name="この事情で答える").click()
    expect(answer(bare)).to_have_attribute("data-outcome", "office accepts")
    bare.get_by_role("button", name="電話を終える").click()
    expect(bare.locator(".call")).to_have_count(0)
    bare.close()
