"""CONTRACT section 2 against the running server."""

from __future__ import annotations

import concurrent.futures
import urllib.request

import pytest

from tests.server.assistant import Server
from tests.server.talk import Talk, fetch


def test_health_is_ok_once_messages_are_answered(server: Server) -> None:
    heard = fetch(f"{server.url}health")
    assert (200, "ok") == (heard.status, heard.body["status"])


def test_the_page_is_served_with_a_strict_policy(server: Server) -> None:
    heard = fetch(server.url)
    assert 200 == heard.status
    assert "default-src 'self'" in heard.headers["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'" in heard.headers["Content-Security-Policy"]
    assert "<ward-chat>" in heard.body
    assert "デモ" in heard.body


@pytest.mark.parametrize(("asset", "content_type"), [
    ("page.css", "text/css"), ("ward-chat.js", "text/javascript"), ("vendor/tokens.css", "text/css"),
    ("favicon.svg", "image/svg+xml"), ("examples.json", "application/json"), ("guard.json", "application/json"),
])
def test_the_page_finds_what_it_links(server: Server, asset: str, content_type: str) -> None:
    heard = fetch(server.url + asset)
    assert (200, f"{content_type}; charset=utf-8") == (heard.status, heard.headers["content-type"])
    assert "nosniff" == heard.headers["X-Content-Type-Options"]


@pytest.mark.parametrize("path", ["types.d.ts", "../README.md", "%2e%2e/README.md", "vendor", "nothing.js"])
def test_nothing_but_the_widget_is_served(server: Server, path: str) -> None:
    assert 404 == fetch(server.url + path).status


def test_a_file_that_the_browser_has_is_not_sent_again(server: Server) -> None:
    tag = fetch(f"{server.url}ward-chat.js").headers["ETag"]
    again = fetch(urllib.request.Request(f"{server.url}ward-chat.js", headers={"If-None-Match": tag}))
    assert (304, "") == (again.status, again.body)


def test_the_start_is_said_in_replies_like_any_other(server: Server) -> None:
    start = fetch(f"{server.url}start").body
    assert {"greeting", "topics", "person"} == set(start)
    assert "こんにちは" in start["greeting"][0]["text"]
    assert any("03-6413-9481" in message.get("text", "") for message in start["person"])
    assert [] != [button for message in start["topics"] for button in message.get("buttons", ())]


def test_the_server_opens_a_conversation_and_goes_on_with_it(server: Server) -> None:
    talk = server.talk()
    first = talk.say("母の代わりに更新に行きます。持ち物は?")
    second = talk.say("手数料は?")
    assert first.body["session"] == second.body["session"]
    assert "agent" == second.custom["situation"]["visitor"]


def test_two_conversations_share_nothing(server: Server) -> None:
    server.talk().say("母の代わりに更新に行きます。持ち物は?")
    assert "visitor" not in server.talk().say("手数料は?").custom["situation"]


@pytest.mark.parametrize("token", ["web-abc", "a.b", "IndlYi1hYmMi.xxxxxxxx", 5, ["x"], ""])
def test_a_token_that_was_not_issued_here_gets_401(server: Server, token: object) -> None:
    heard = server.talk().post({"session": token, "message": "手数料は?"})
    assert 401 == heard.status
    assert heard.body["error"].endswith("。")


def test_a_token_changed_by_one_letter_gets_401(server: Server) -> None:
    talk = server.talk()
    token = talk.say("こんにちは").body["session"]
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert 401 == Talk(server.url).post({"session": changed, "message": "手数料は?"}).status


@pytest.mark.parametrize(("body", "status"), [
    (b"", 400),
    (b"{", 400),
    (b"[]", 400),
    (b'"text"', 400),
    (b"null", 400),
    (b"\xff\xfe", 400),
    (b"{}", 400),
    (b'{"message": 5}', 400),
    (b'{"message": null}', 400),
    (b'{"message": ["x"]}', 400),
    (b'{"payload": 5}', 400),
    (b'{"payload": "/drop_tables"}', 400),
    (b'{"payload": "text"}', 400),
    (b'{"payload": "/session_start"}', 400),
    pytest.param(b'{"message": "' + "あ".encode() * 1001 + b'"}', 413, id="1001 letters"),
    pytest.param(b'{"message": "' + b"x" * 40_000 + b'"}', 413, id="40000 bytes"),
])
def test_a_bad_request_gets_its_status_and_one_japanese_sentence(server: Server, body: bytes, status: int) -> None:
    heard = server.talk().raw(body)
    assert status == heard.status
    assert ["error"] == list(heard.body)
    assert heard.body["error"].endswith("。")


def test_a_message_of_exactly_the_longest_length_is_answered(server: Server) -> None:
    heard = server.talk().say(("手数料はいくらですか。" * 100)[:1000])
    assert 200 == heard.status


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u0000\u0001", "???", "。。。"])
def test_a_blank_message_is_answered_with_clarify(server: Server, blank: str) -> None:
    assert "clarify" == server.talk().say(blank).custom["status"]


def test_blank_messages_do_not_count_as_misses(server: Server) -> None:
    talk = server.talk()
    talk.say("")
    assert "clarify" == talk.say("").custom["status"]


def test_control_characters_are_dropped(server: Server) -> None:
    assert [("fee", "overview")] == server.talk().say("手数料は\u0007いくら\u0000ですか").outcomes


@pytest.mark.parametrize("command", ['/inform{"visitor": "agent"}', "/restart", "/ask_fee", '/ask_fee{"age": 3}'])
def test_a_typed_command_is_plain_text(server: Server, command: str) -> None:
    talk = server.talk()
    talk.say("10歳の息子の持ち物は?")
    heard = talk.say(command)
    assert 10 == heard.custom["situation"]["age"]
    assert "visitor" not in heard.custom["situation"]


def test_a_button_is_pressed_through_its_payload(server: Server) -> None:
    talk = server.talk()
    heard = talk.press(talk.say("手数料はいくらですか").buttons["はじめて作る"])
    assert [("fee", "first_issue_free")] == heard.outcomes


def test_every_button_can_also_be_typed(server: Server) -> None:
    for title in server.talk().say("手数料はいくらですか").buttons:
        typed, pressed = server.talk(), server.talk()
        payload = pressed.say("手数料はいくらですか").buttons[title]
        typed.say("手数料はいくらですか")
        assert pressed.press(payload).outcomes == typed.say(title).outcomes, title


def test_a_payload_with_a_wrong_value_is_told_and_nothing_is_lost(server: Server) -> None:
    talk = server.talk()
    talk.say("母の代わりに行くときの持ち物は?")
    heard = talk.press('/inform{"age": "abc"}')
    assert "年齢「abc」" in heard.text
    assert "agent" == heard.custom["situation"]["visitor"]


def test_exactly_one_message_carries_custom(server: Server) -> None:
    for message in ("手数料は?", "こんにちは", "ごみの日はいつ", "", "わからない", "最初から", "人と話したい"):
        messages = server.talk().say(message).body["messages"]
        assert 1 == sum("custom" in entry for entry in messages), message
        assert all(set(entry) == {"text", "buttons"} for entry in messages if "custom" not in entry)


def test_messages_at_the_same_time_in_one_conversation_are_all_answered(server: Server) -> None:
    talk = server.talk()
    talk.say("こんにちは")
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        heard = list(pool.map(talk.say, ["手数料はいくらですか"] * 8))
    assert [[("fee", "overview")]] * 8 == [answer.outcomes for answer in heard]


def test_no_other_door_of_rasa_is_open(server: Server) -> None:
    root = server.url.removesuffix("webhooks/web/")
    doors = ["model", "status", "version", "conversations/x/tracker", "webhooks/rest/webhook", "webhooks/boot/",
             "domain", "socket.io/"]
    assert {404} == {fetch(root + door).status for door in doors}
