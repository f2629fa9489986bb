"""The desk at work in a browser."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from records.flags import Flags
from tests.desk.at_work import answer, look
from tests.desk.running import Desk


def test_the_search_box_has_the_focus_and_answers_while_typing(page: Page) -> None:
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("tesu")
    expect(answer(page)).to_have_attribute("data-outcome", "fee overview")
    expect(page.locator("#q")).to_be_focused()


def test_the_arrows_open_one_answer_after_the_other(page: Page) -> None:
    page.keyboard.type("pin")
    expect(answer(page)).to_have_attribute("data-outcome", "pin overview")
    page.keyboard.press("ArrowDown")
    expect(answer(page)).to_have_attribute("data-outcome", "pin reset")
    page.keyboard.press("ArrowUp")
    expect(answer(page)).to_have_attribute("data-outcome", "pin overview")
    expect(page.locator("#q")).to_be_focused()


def test_what_the_caller_said_before_holds_for_the_next_question(page: Page) -> None:
    look(page, "moti")
    page.keyboard.press("c")
    expect(answer(page)).to_have_attribute("data-outcome", "belongings two_visits")
    look(page, "wakab")
    expect(answer(page)).to_have_attribute("data-outcome", "office agents_not_accepted")


def test_words_that_were_only_passed_while_typing_leave_nothing_behind(page: Page) -> None:
    page.keyboard.type("15miman")
    expect(answer(page)).to_have_attribute("data-outcome", "eligibility user_only")
    look(page, "moti")
    expect(answer(page)).to_have_attribute("data-outcome", "belongings overview")


def test_the_form_changes_the_answer_at_once_and_keeps_the_focus(page: Page) -> None:
    look(page, "moti")
    page.keyboard.press("s")
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_have_attribute("data-outcome", "belongings self")
    assert ["visitor", "self"] == page.evaluate("[document.activeElement.name, document.activeElement.value]")


def test_what_is_typed_while_an_answer_is_on_its_way_is_not_lost(page: Page) -> None:
    look(page, "kigen")
    page.keyboard.press("a")
    page.keyboard.type("R3.5.10")
    page.keyboard.press("Tab")
    page.keyboard.type("R5.7.1")
    page.keyboard.press("Enter")
    expect(page.locator("#read-issued_on")).to_have_text("2021年5月10日(令和3年)")
    expect(page.locator("#read-card_expires_on")).to_have_text("2023年7月1日(令和5年)")


def test_a_wrong_value_is_marked_with_the_sentence_and_nothing_is_lost(page: Page) -> None:
    look(page, "wakab")
    page.locator("#f-age").fill("八歳")
    page.locator("#f-office").fill("渋谷区役所")
    page.keyboard.press("Enter")
    for field, typed in (("age", "八歳"), ("office", "渋谷区役所")):
        entry = page.locator(f"#f-{field}")
        expect(entry).to_have_value(typed)
        expect(entry).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"#problem-{field}")).to_contain_text(typed)
    expect(answer(page)).to_have_attribute("data-outcome", "office overview")
    expect(answer(page).locator(".warning")).to_have_text("次の項目は読めないので、除いて答えています:年齢、窓口の名前")


def test_the_day_of_the_visit_changes_the_answer(page: Page) -> None:
    look(page, "tesu")
    page.keyboard.press("t")
    page.keyboard.type("S60.1.1")
    page.keyboard.press("Enter")
    expect(answer(page)).to_have_attribute("data-outcome", "fee not_known")
    expect(answer(page)).to_contain_text("1985年1月1日(昭和60年)の答え")


def test_both_branches_of_what_is_undecided_are_shown(page: Page) -> None:
    look(page, "moti")
    branches = page.locator(".undecided li")
    assert ["a", "本人", "b", "親か後見人だけ", "c", "そのほかの人"] == branches.locator("kbd, b").all_inner_texts()
    expect(branches.first).to_contain_text("持ち物は、本人のマイナンバーカードです。")


def test_why_names_the_fields_the_facts_and_the_rule(page: Page) -> None:
    look(page, "dairi moti")
    page.keyboard.press("w")
    why = page.locator("#why")
    expect(why).to_contain_text("窓口に行く人:そのほかの人")
    expect(why.locator("tbody tr").first).to_contain_text("電子証明書(公的個人認証)の発行」")
    expect(why.locator("tbody tr").first).to_contain_text("2024年2月1日")
    expect(why.locator(".rule")).not_to_be_empty()


@pytest.mark.parametrize(("key", "words"), [
    ("1", "窓口へ2回(にかい)行きます。"), ("2", "一回目にお持ちいただくものは、代わりの人の本人確認書類一つ"),
    ("3", "・本人のマイナンバーカード"),
    ("4", "お問い合わせの件について"),
])
def test_each_version_is_copied_by_its_key_with_source_and_day(page: Page, key: str, words: str) -> None:
    look(page, "dairi moti")
    page.keyboard.press(key)
    expect(page.locator("#said")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert [] == [part for part in (words, "出典:世田谷区", "2024年2月1日時点", "2026年11月22日", "回答番号")
                  if part not in copied]


def test_the_looks_of_a_call_are_listed_and_gone_after_it(page: Page) -> None:
    look(page, "moti")
    look(page, "tesu")
    expect(page.locator(".call li")).to_have_count(2)
    page.keyboard.press("l")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer(page)).to_have_attribute("data-outcome", "belongings overview")
    page.keyboard.press("n")
    expect(page.locator(".call")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("")
    assert [] == page.locator("#case input:checked:not([value=''])").all()


def test_a_call_leaves_no_trace_in_the_address_of_the_page(page: Page, desk: Desk) -> None:
    look(page, "kigen")
    page.keyboard.press("a")
    page.keyboard.type("R3.5.10")
    page.keyboard.press("Enter")
    expect(page.locator("#read-issued_on")).to_be_visible()
    assert desk.url == page.url


def test_an_answer_is_flagged_by_keyboard(page: Page, desk: Desk) -> None:
    look(page, "jikan")
    page.keyboard.press("x")
    page.keyboard.type("土曜の時間が足りない")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("知らせを受け付けました。")
    flag = Flags(desk.records).all()[-1]
    assert ("hours", "not_known", "土曜の時間が足りない") == (flag.topic, flag.outcome, flag.note)


def test_the_keys_are_listed_and_letters_can_be_switched_off(page: Page) -> None:
    look(page, "moti")
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_visible()
    page.get_by_label("一字のキーを使う").uncheck()
    page.locator("#answer").focus()
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    expect(answer(page)).to_have_attribute("data-outcome", "belongings overview")
    page.reload()
    expect(page.get_by_label("一字のキーを使う")).not_to_be_checked()


def test_a_number_of_a_person_is_hidden_before_it_is_searched(page: Page) -> None:
    look(page, "マイナンバーは1234 5678 9018です。手数料は")
    expect(page.locator(".warning")).to_contain_text("マイナンバーが書かれていたので、隠しました。")
    assert "1234" not in page.locator("#main").inner_html()


def test_what_is_not_found_can_be_flagged_as_missing(page: Page) -> None:
    look(page, "xyzzy")
    expect(page.locator(".none")).to_be_visible()
    expect(page.locator("#flag input[value=missing]")).to_be_checked()


@pytest.mark.parametrize("query", ["topic=belongings&visitor=agent", "topic=proxy&visitor=agent&pin_known=false",
                                   "topic=pin",
                                   "topic=belongings&visitor=legal_representative&under_15=true", "topic=renewal"])
def test_the_sheet_fits_on_one_a4_page(browser: Browser, desk: Desk, query: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{desk.url}sheet?{query}")
    sheet = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert 1 == len(sheet.pages)
    width, height = (round(float(side)) for side in sheet.pages[0].mediabox[2:])
    assert (595, 842) == (width, height)


def test_on_the_screen_of_the_desk_nothing_has_to_be_scrolled_as_a_whole(page: Page) -> None:
    look(page, "dairi moti")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_narrow_window_shows_everything_in_one_column(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    look(page, "dairi moti")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("#say-mail")).to_be_visible()
