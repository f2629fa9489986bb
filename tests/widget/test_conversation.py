"""The talk in a real browser, against the running assistant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.assistant import Server
from tests.widget.chat import PHONE, Chat

# One question for each core topic, and what must be seen: the kind of block, and words or figures in it.
CORE = {
    "certificate": ("電子証明書って何ですか", ".headline", "2種類"),
    "eligibility": ("15歳未満でも作れますか", ".headline", "利用者証明用は作れます"),
    "belongings": ("入院中の母の代わりに更新に行きます。持ち物は?", ".steps", "一回目"),
    "proxy": ("代わりの人が行けますか", ".headline", "2回"),
    "fee": ("手数料はいくらですか", ".headline", "200円"),
    "office": ("窓口はどこですか", ".counters", "総合支所"),
    "expiry": ("令和8年5月10日に発行、昭和55年7月1日生まれ、カードは2031年7月1日まで。いつまで使える?",
               ".timeline", "2030年7月1日"),
    "renewal": ("更新の方法を教えて", ".headline", "更新"),
    "revocation": ("引っ越したら使えなくなりますか", ".headline", "署名用"),
    "pin": ("暗証番号を忘れました", ".headline", "窓口"),
    "contact": ("電話番号を教えてください", ".headline", "03-6413-9481"),
    "hours": ("窓口は何時までですか", ".headline", "時間"),
}


@pytest.mark.parametrize(("question", "block", "words"), CORE.values(), ids=CORE)
def test_a_core_topic_is_answered(chat: Chat, question: str, block: str, words: str) -> None:
    reply = chat.say(question)
    expect(reply.locator(block).first).to_contain_text(words)
    expect(reply.get_by_role("heading", level=3).first).to_be_visible()


def test_nothing_is_asked_of_the_server_before_the_chat_is_opened(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server.url)))
    page.goto(server.url, wait_until="networkidle")
    expect(Chat(page).button).to_be_visible()
    assert {"", "ward-chat.js", "vendor/tokens.css", "page.css", "favicon.svg"} == set(asked)


def test_the_first_conversation_can_be_had_by_keyboard_alone(page: Page, server: Server) -> None:
    page.goto(server.url)
    chat = Chat(page)
    for _ in range(10):
        page.keyboard.press("Tab")
        if chat.button.evaluate("(button) => button.matches(':focus')"):
            break
    page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    page.keyboard.type("入院中の母の代わりに更新に行きます。持ち物は?")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(1)
    expect(chat.field).to_be_focused()
    page.keyboard.type("手数料はいくらですか")
    page.keyboard.press("Enter")
    expect(chat.answers.nth(1).locator(".headline")).to_contain_text("0円")
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.button).to_be_focused()


def test_every_control_can_be_reached_with_the_tab_key_in_the_order_it_is_seen(chat: Chat) -> None:
    chat.panel.locator("#title").focus()
    seen = []
    for _ in range(40):
        chat.page.keyboard.press("Tab")
        seen.append(chat.page.evaluate("document.activeElement.shadowRoot?.activeElement?.textContent ?? ''").strip())
    named = ["閉じる", "やさしい日本語", "大きな文字", "メニュー", "持ち物", "人に聞く", "送る"]
    order = [seen.index(words) for words in named]
    assert sorted(order) == order


def test_the_first_conversation_can_be_had_by_touch_on_a_small_screen(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="ja-JP")
    page = context.new_page()
    page.goto(server.url)
    chat = Chat(page)
    chat.button.tap()
    chat.panel.get_by_role("button", name="手数料", exact=True).tap()
    expect(chat.answers).to_have_count(1)
    chat.panel.get_by_role("button", name="期限が来るので更新").tap()
    expect(chat.answers.nth(1).locator(".headline")).to_contain_text("0円")
    chat.panel.get_by_role("button", name="閉じる").tap()
    expect(chat.button).to_be_visible()
    context.close()


def test_a_button_says_its_words_and_is_answered(chat: Chat) -> None:
    reply = chat.press("持ち物")
    expect(chat.panel.locator("#log .me")).to_contain_text("持ち物")
    expect(reply.locator(".question")).to_contain_text("どなた")


def test_a_correction_comes_before_the_number(chat: Chat) -> None:
    reply = chat.say("更新の手数料は500円ですよね")
    assert "correction" == reply.locator("section > div").first.get_attribute("class")


def test_two_questions_get_two_answers(chat: Chat) -> None:
    expect(chat.say("持ち物と手数料を教えて").locator("section")).to_have_count(2)


def test_ticks_survive_a_reload(chat: Chat) -> None:
    reply = chat.say("本人が更新に行くときの持ち物は?")
    reply.get_by_role("checkbox").first.check()
    chat.page.reload()
    expect(chat.opened().answers.get_by_role("checkbox").first).to_be_checked()


def test_a_telephone_in_an_answer_can_be_called(chat: Chat) -> None:
    link = chat.say("人と話したい").get_by_role("link", name="03-6413-9481")
    assert "tel:03-6413-9481" == link.first.get_attribute("href")


def test_the_way_to_a_person_is_always_there(chat: Chat) -> None:
    expect(chat.panel.locator("#phone")).to_have_text("03-6413-9481")
    chat.panel.get_by_text("人に聞く", exact=True).click()
    expect(chat.panel.locator("#person")).to_contain_text(re.compile("8:00.*年中無休"))


def test_another_language_is_marked(chat: Chat) -> None:
    reply = chat.say("I lost my card. Where do I go?")
    expect(reply.locator("[lang=en]").first).to_contain_text("This service")
    assert "ja" == chat.page.locator("ward-chat").get_attribute("lang")


def test_sources_are_folded_with_their_date(chat: Chat) -> None:
    sources = chat.say("手数料はいくらですか").locator(".sources")
    expect(sources.get_by_role("link").first).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.get_by_role("link").first).to_contain_text("2024年2月1日時点")
