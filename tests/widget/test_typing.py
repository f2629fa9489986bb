"""Typing Japanese, and what must not be sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

import guard
from tests.server.assistant import Server
from tests.widget.chat import Chat

CASES = json.loads(Path(guard.__file__).with_name("cases.json").read_text(encoding="utf-8"))
PROCESSING = 229
CHECKED = """async (texts) => {
    const { Guard } = await import('./guard.js');
    const guard = new Guard(await (await fetch('guard.json')).json());
    return texts.map((text) => guard.check(text));
}"""


@pytest.fixture
def keyboard(chat: Chat) -> CDPSession:
    chat.field.focus()
    return chat.page.context.new_cdp_session(chat.page)


def convert(keyboard: CDPSession, text: str) -> None:
    keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def commit(keyboard: CDPSession, text: str) -> None:
    keyboard.send("Input.insertText", {"text": text})


def enter(keyboard: CDPSession, code: int = 13) -> None:
    for kind in ("rawKeyDown", "keyUp"):
        keyboard.send("Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter",
                                                 "windowsVirtualKeyCode": code})


def chrome(keyboard: CDPSession) -> None:
    """The key goes down as part of the conversion, then the conversion ends."""
    enter(keyboard, PROCESSING)
    commit(keyboard, "手数料")


def safari(keyboard: CDPSession) -> None:
    """The conversion ends, then the key goes down, still marked as part of it."""
    commit(keyboard, "手数料")
    enter(keyboard, PROCESSING)


def firefox(keyboard: CDPSession) -> None:
    """The key goes down as itself while the conversion is open."""
    enter(keyboard)
    commit(keyboard, "手数料")


@pytest.mark.parametrize("order", [chrome, safari, firefox])
def test_enter_that_ends_a_conversion_does_not_send(chat: Chat, keyboard: CDPSession, order: object) -> None:
    convert(keyboard, "てすうりょう")
    assert callable(order)
    order(keyboard)
    expect(chat.field).to_have_value("手数料")
    expect(chat.panel.locator(".me")).to_have_count(0)
    enter(keyboard)
    expect(chat.answers).to_have_count(1)


def test_shift_and_enter_begins_a_new_line(chat: Chat) -> None:
    chat.field.press("Shift+Enter")
    expect(chat.panel.locator(".me")).to_have_count(0)


def test_escape_that_ends_a_conversion_does_not_close(chat: Chat, keyboard: CDPSession) -> None:
    convert(keyboard, "てすう")
    escape = {"type": "rawKeyDown", "key": "Escape", "windowsVirtualKeyCode": PROCESSING}
    keyboard.send("Input.dispatchKeyEvent", escape)
    expect(chat.panel).to_be_visible()


def test_the_browser_masks_what_the_server_masks(page: Page, server: Server) -> None:
    page.goto(server.url)
    checked = page.evaluate(CHECKED, [case["text"] for case in CASES])
    wrong = [case["name"] for case, found in zip(CASES, checked, strict=True)
             if (case["masked"], case["findings"]) != (found["text"], found["findings"])]
    assert [] == wrong


def test_the_browser_finds_a_masked_text_clean(page: Page, server: Server) -> None:
    page.goto(server.url)
    checked = page.evaluate(CHECKED, [case["masked"] for case in CASES])
    assert [] == [found["text"] for found in checked if found["findings"]]


@pytest.mark.parametrize(("secret", "mask"), [("私の番号は123456789018です", "〔マイナンバー〕"),
                                              ("暗証番号は1234です", "〔暗証番号〕")])
def test_a_secret_is_caught_before_it_is_sent(chat: Chat, secret: str, mask: str) -> None:
    sent: list[str] = []
    chat.page.on("request", lambda request: sent.append(request.post_data or ""))
    chat.field.fill(f"{secret}。手数料は?")
    chat.field.press("Enter")
    expect(chat.panel.get_by_role("alert")).to_contain_text(mask)
    assert mask in chat.field.input_value()
    reply = chat.say(chat.field.input_value())
    expect(reply.locator(".headline")).to_contain_text("円")
    digits = "".join(letter for letter in secret if letter.isdigit())
    assert [] == [body for body in sent if digits in body]


def test_a_secret_is_not_kept_in_the_browser(chat: Chat) -> None:
    chat.field.fill("番号は123456789018")
    chat.page.wait_for_function("localStorage.getItem('ward-chat-draft')?.includes('〔')")
    assert "123456789018" not in chat.page.evaluate("JSON.stringify(localStorage)")


def test_what_is_typed_and_not_sent_is_there_after_a_reload(chat: Chat) -> None:
    chat.field.fill("書きかけの質問")
    chat.page.wait_for_function("localStorage.getItem('ward-chat-draft') === '書きかけの質問'")
    chat.page.reload()
    expect(chat.opened().field).to_have_value("書きかけの質問")
