"""What goes wrong on the way: nothing typed is lost."""

from __future__ import annotations

import json

from playwright.sync_api import Page, Route, expect

from tests.server.assistant import Server
from tests.widget.chat import Chat

QUESTION = "手数料はいくらですか"
HALF_AN_HOUR_MS = 30 * 60 * 1000


def send(chat: Chat) -> None:
    chat.field.fill(QUESTION)
    chat.field.press("Enter")


def refuse_once(chat: Chat, status: int, headers: dict[str, str], body: dict[str, str]) -> None:
    """The next message meets a refusal on its way, the ones after it the server."""
    def refuse(route: Route) -> None:
        route.fulfill(status=status, headers=headers, body=json.dumps(body))
    chat.page.route("**/messages", refuse, times=1)


def hold(chat: Chat) -> None:
    """Messages get no answer any more."""
    chat.page.route("**/messages", lambda route: None)


def test_offline_keeps_the_message_and_sends_it_when_the_line_is_back(chat: Chat) -> None:
    chat.page.context.set_offline(True)
    send(chat)
    expect(chat.pending).to_contain_text("インターネットにつながっていません")
    expect(chat.pending).to_contain_text(QUESTION)
    chat.page.context.set_offline(False)
    expect(chat.answers).to_have_count(1)
    expect(chat.pending).to_have_count(0)


def test_a_chat_that_cannot_be_fetched_says_so_and_can_be_opened_later(page: Page, server: Server) -> None:
    page.goto(server.url)
    chat = Chat(page)
    page.context.set_offline(True)
    chat.button.click()
    expect(chat.button).to_have_text("つながりません。もう一度押す")
    page.context.set_offline(False)
    chat.opened()
    expect(chat.panel).to_be_visible()


def test_a_slow_line_shows_progress_and_then_offers_to_try_again(page: Page, server: Server) -> None:
    page.clock.install()
    page.goto(server.url)
    chat = Chat(page).opened()
    hold(chat)
    send(chat)
    expect(chat.panel.get_by_role("status")).to_have_text("答えを調べています。")
    page.clock.run_for(6000)
    expect(chat.pending).to_contain_text("時間がかかっています")
    expect(chat.pending.get_by_role("button")).to_have_count(0)
    page.clock.run_for(10000)
    expect(chat.pending).to_contain_text("まだ答えが届きません")
    page.unroute("**/messages")
    chat.pending.get_by_role("button", name="もう一度送る").press("Enter")
    expect(chat.answers).to_have_count(1)


def test_a_line_as_slow_as_a_telephone_still_answers(chat: Chat) -> None:
    network = chat.page.context.new_cdp_session(chat.page)
    network.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, "downloadThroughput": 50_000,
                                                      "uploadThroughput": 50_000})
    send(chat)
    expect(chat.pending).to_contain_text("答えを調べています")
    expect(chat.answers).to_have_count(1)


def test_too_many_messages_are_counted_down_and_sent_by_themselves(page: Page, server: Server) -> None:
    page.clock.install()
    page.goto(server.url)
    chat = Chat(page).opened()
    refuse_once(chat, 429, {"Retry-After": "9"}, {"error": "続けて送る回数が多すぎます。"})
    send(chat)
    expect(chat.pending).to_contain_text("あと9秒")
    page.clock.run_for(3000)
    expect(chat.pending).to_contain_text("あと6秒")
    page.clock.run_for(7000)
    expect(chat.answers).to_have_count(1)


def test_a_failing_server_says_so_and_the_message_can_be_sent_again(chat: Chat) -> None:
    refuse_once(chat, 503, {}, {"error": "準備中です。少し待ってから送ってください。"})
    send(chat)
    expect(chat.pending).to_contain_text("準備中です")
    chat.pending.get_by_role("button", name="もう一度送る").click()
    expect(chat.answers).to_have_count(1)


def test_a_message_that_failed_can_be_written_anew(chat: Chat) -> None:
    refuse_once(chat, 500, {}, {})
    send(chat)
    chat.pending.get_by_role("button", name="書き直す").click()
    expect(chat.field).to_have_value(QUESTION)
    expect(chat.pending).to_have_count(0)


def test_an_unknown_session_becomes_a_new_one_and_the_text_is_kept(chat: Chat) -> None:
    chat.say("こんにちは")
    chat.page.evaluate("""() => {
        const state = JSON.parse(localStorage.getItem('ward-chat'));
        localStorage.setItem('ward-chat', JSON.stringify({ ...state, session: 'not-issued-here' }));
    }""")
    chat.page.reload()
    chat.opened()
    reply = chat.say(QUESTION)
    expect(reply.locator(".headline")).to_contain_text("200円")
    expect(chat.panel.locator(".note")).to_contain_text("新しい会話")


def test_a_reload_keeps_the_talk_and_its_session(chat: Chat) -> None:
    chat.say("母の代わりに更新に行きます。持ち物は?")
    chat.page.reload()
    expect(chat.opened().answers).to_have_count(1)
    expect(chat.say(QUESTION).locator(".headline")).to_contain_text("0円")


def test_after_half_an_hour_the_talk_is_forgotten(chat: Chat) -> None:
    chat.say(QUESTION)
    chat.page.evaluate("""(age) => {
        const state = JSON.parse(localStorage.getItem('ward-chat'));
        localStorage.setItem('ward-chat', JSON.stringify({ ...state, at: Date.now() - age }));
    }""", HALF_AN_HOUR_MS)
    chat.page.reload()
    expect(chat.opened().answers).to_have_count(0)


def test_a_message_under_way_is_there_after_a_reload(chat: Chat) -> None:
    hold(chat)
    send(chat)
    expect(chat.pending).to_be_visible()
    chat.page.reload()
    chat.page.unroute("**/messages")
    chat.opened()
    expect(chat.pending).to_contain_text("まだ送れていません")
    chat.pending.get_by_role("button", name="もう一度送る").click()
    expect(chat.answers).to_have_count(1)


def test_two_tabs_show_the_same_talk(chat: Chat, server: Server) -> None:
    other = chat.page.context.new_page()
    other.goto(server.url)
    second = Chat(other).opened()
    chat.say(QUESTION)
    expect(second.answers).to_have_count(1)
    second.say("持ち物は?")
    expect(chat.answers).to_have_count(2)


def test_a_tab_forgets_with_the_other_and_greets_again(chat: Chat, server: Server) -> None:
    chat.say(QUESTION)
    second = Chat(chat.page.context.new_page())
    second.page.goto(server.url)
    second.opened()
    chat.panel.get_by_text("メニュー").click()
    chat.panel.get_by_role("button", name="会話をすべて消す").click()
    expect(second.answers).to_have_count(0)
    expect(second.panel.locator("#log")).to_contain_text("こんにちは")


def test_start_over_forgets_the_situation(chat: Chat) -> None:
    chat.say("母の代わりに更新に行きます。持ち物は?")
    chat.panel.get_by_text("メニュー").click()
    chat.panel.get_by_role("button", name="はじめから話す").click()
    expect(chat.answers).to_have_count(1)
    expect(chat.answers).to_contain_text("最初からにしました")
    expect(chat.say(QUESTION).locator(".headline")).to_contain_text("200円")


def test_clear_everything_leaves_nothing_behind(chat: Chat) -> None:
    chat.say(QUESTION)
    chat.panel.get_by_text("メニュー").click()
    with chat.page.expect_request("**/messages") as told:
        chat.panel.get_by_role("button", name="会話をすべて消す").click()
    assert "/restart" == told.value.post_data_json["payload"]
    expect(chat.answers).to_have_count(0)
    assert 0 == chat.page.evaluate("localStorage.length")


def test_a_second_message_waits_for_the_first(chat: Chat) -> None:
    hold(chat)
    send(chat)
    chat.field.fill("持ち物は?")
    chat.field.press("Enter")
    expect(chat.panel.get_by_role("alert")).to_contain_text("待っています")
    expect(chat.field).to_have_value("持ち物は?")
