"""What can be done with an answer."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from records.feedback import Feedback
from tests.server.assistant import Server
from tests.widget.chat import Chat

UNTIL_WHEN = "令和8年5月10日に発行、昭和55年7月1日生まれ、カードは2031年7月1日まで。いつまで使える?"
A4_POINTS = (595, 842)


def kept(server: Server) -> list[tuple[str, str, bool, str]]:
    rows = Feedback(f"sqlite:///{server.log.with_name('records.sqlite')}").all()
    return [(row.topic, row.outcome, row.helpful, row.reason) for row in rows]


def test_an_answer_can_be_copied(context: BrowserContext, chat: Chat) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.say("手数料はいくらですか").get_by_role("button", name="コピー").click()
    expect(chat.panel.get_by_role("status")).to_have_text("コピーしました。")
    assert chat.page.evaluate("navigator.clipboard.readText()").startswith("手数料は200円です。")


def test_the_receipt_stands_small_under_the_answer_and_goes_with_a_copy(context: BrowserContext, chat: Chat) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = chat.say("手数料はいくらですか")
    shown = reply.locator(".receipt").inner_text()
    reply.get_by_role("button", name="コピー").click()
    expect(chat.panel.get_by_role("status")).to_have_text("コピーしました。")
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch("回答番号 [0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert shown == copied.splitlines()[-1]


def test_the_days_go_into_a_calendar_file(chat: Chat, tmp_path: Path) -> None:
    reply = chat.say(UNTIL_WHEN)
    with chat.page.expect_download() as download:
        reply.get_by_role("button", name="カレンダーに入れる").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    content = path.read_bytes()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert ["2030-04-02", "2030-07-01"] == [event["DTSTART"].dt.isoformat() for event in events]
    labels = [str(event["SUMMARY"]).removeprefix("電子証明書の案内:") for event in events]
    assert ["この日から更新できます", "使える最後の日"] == labels
    assert "2030年7月1日(令和12年)まで使えます。" in str(events[0]["DESCRIPTION"])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert 2 == len({event["UID"] for event in events})
    assert b"1980" not in content


def test_an_answer_without_days_has_no_calendar_file(chat: Chat) -> None:
    reply = chat.say("手数料はいくらですか")
    expect(reply.get_by_role("button", name="紙に印刷")).to_be_visible()
    expect(reply.get_by_role("button", name="カレンダーに入れる")).to_have_count(0)


@pytest.fixture
def sheet(chat: Chat) -> PdfReader:
    """The printed sheet; the browser's own dialogue does not open without a screen."""
    chat.page.evaluate("window.print = () => {}")
    chat.say("母の代わりに更新に行きます。持ち物は?").get_by_role("button", name="紙に印刷").click()
    return PdfReader(BytesIO(chat.page.pdf(prefer_css_page_size=True)))


def test_the_sheet_is_a4_and_holds_the_answer_the_telephone_and_the_date(sheet: PdfReader) -> None:
    text = "".join(page.extract_text() for page in sheet.pages).replace("\n", "")
    box = sheet.pages[0].mediabox
    assert A4_POINTS == (round(box.width), round(box.height))
    assert len(sheet.pages) <= 2
    for words in ("照会書兼回答書", "03-6413-9481", "しょうめいしょ", "に作", "回答"):
        assert words in text, text
    assert "質問の例" not in text


def test_the_page_itself_can_be_printed_after_the_sheet(chat: Chat, sheet: PdfReader) -> None:
    chat.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(chat.page.locator("#ward-chat-sheet")).to_have_count(0)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(chat.page.pdf())).pages)
    assert "質問の例" in text.replace("\n", "")


def test_a_thumb_up_is_kept_without_anything_of_the_talk(chat: Chat, server: Server) -> None:
    reply = chat.say("手数料はいくらですか")
    with chat.page.expect_response("**/feedback") as told:
        reply.get_by_role("group", name="役に立ちましたか").get_by_role("button", name="はい").click()
    assert 204 == told.value.status
    expect(reply.get_by_role("group", name="役に立ちましたか")).to_have_text("ありがとうございました。")
    assert ("fee", "overview", True, "") == kept(server)[-1]


def test_the_reason_of_a_thumb_down_is_kept_without_personal_data(chat: Chat, server: Server) -> None:
    reply = chat.say("手数料はいくらですか")
    reply.get_by_role("group", name="役に立ちましたか").get_by_role("button", name="いいえ").click()
    reply.get_by_role("textbox").fill("長い。番号は123456789018です")
    with chat.page.expect_response("**/feedback"):
        reply.get_by_role("group", name="役に立ちましたか").get_by_role("button", name="送る").click()
    assert ("fee", "overview", False, "長い。番号は〔マイナンバー〕です") == kept(server)[-1]


def test_only_a_real_answer_is_judged(chat: Chat) -> None:
    expect(chat.say("こんにちは").get_by_role("group", name="役に立ちましたか")).to_have_count(0)
    referred = chat.say("窓口は何時までですか")
    expect(referred.get_by_role("button", name="コピー")).to_be_visible()
    expect(referred.get_by_role("group", name="役に立ちましたか")).to_have_count(0)


def test_a_day_is_picked_beside_free_text(page: Page, server: Server) -> None:
    page.goto(f"{server.url}examples.html?state=date")
    page.get_by_label("日付を選ぶ").fill("2021-05-10")
    with page.expect_request("**/messages") as told:
        page.get_by_role("button", name="この日付を送る").click()
    assert "2021年5月10日" == told.value.post_data_json["message"]


def test_easy_japanese_and_large_letters_stay_chosen(chat: Chat) -> None:
    size = chat.panel.evaluate("(panel) => parseFloat(getComputedStyle(panel).fontSize)")
    chat.panel.get_by_role("button", name="やさしい").click()
    chat.panel.get_by_role("button", name="文字").click()
    expect(chat.panel.locator("header ruby rt").first).to_have_text("でんし")
    chat.page.reload()
    chat.opened()
    expect(chat.panel.locator("#plain")).to_have_attribute("aria-pressed", "true")
    assert chat.panel.evaluate("(panel) => parseFloat(getComputedStyle(panel).fontSize)") > size * 1.3


def test_easy_japanese_reaches_every_part_of_a_reply(chat: Chat) -> None:
    chat.panel.get_by_role("button", name="やさしい").click()
    dated = chat.say("令和3年5月10日に作った証明書はいつまで使える?")
    visits = chat.say("母の代わりに更新に行きます。持ち物は?")
    for part in (".bot > p", ".headline h3", ".question p"):
        expect(chat.panel.locator(f"{part} rt").last).to_be_visible()
    for part in ("h4", "li > p", "label", "small"):
        expect(visits.locator(f".steps {part} rt").first).to_be_visible()
    assert set() == set("｜《》") & set(dated.inner_text() + visits.inner_text())


def test_what_is_said_after_the_answers_stands_below_them(page: Page, server: Server) -> None:
    page.goto(f"{server.url}examples.html?state=understood")
    expect(page.locator(".bot[data-at] > section + p")).to_contain_text("うかがった日は、次のとおりです。")
