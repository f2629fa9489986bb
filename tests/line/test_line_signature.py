"""The webhook takes what LINE signed, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from channels.line_signature import signature
from tests.line import webhooks
from tests.line.phone import SECRET, Platform
from tests.line.standin import BOT
from tests.server.talk import fetch

BODY = webhooks.body(webhooks.text("手数料は"))
DOCUMENTED = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'


def test_the_signature_is_the_one_that_line_documents() -> None:
    # computed with: openssl dgst -sha256 -hmac "8c570fa6dd201bb328f1c1eac23a96d8" -binary | base64
    assert "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=" == signature("8c570fa6dd201bb328f1c1eac23a96d8", DOCUMENTED)


@pytest.mark.parametrize("headers", [
    pytest.param({}, id="missing"),
    pytest.param({"x-line-signature": ""}, id="empty"),
    pytest.param({"x-line-signature": "wrong"}, id="wrong"),
    pytest.param({"x-line-signature": signature("another secret", BODY)}, id="another secret"),
    pytest.param({"x-line-signature": signature(SECRET, BODY + b" ")}, id="one byte more"),
    pytest.param({"x-line-signature": signature(SECRET, BODY).lower()}, id="lower case"),
    pytest.param({"x-line-signature": "é" * 44}, id="not ASCII"),
])
def test_what_line_did_not_sign_gets_401_and_no_echo(platform: Platform, headers: Mapping[str, str]) -> None:
    heard = platform.send(BODY, headers)
    assert (401, "") == (heard.status, heard.body)


@pytest.mark.parametrize("name", ["X-Line-Signature", "x-line-signature", "X-LINE-SIGNATURE"])
def test_the_name_of_the_header_may_be_written_in_any_case(platform: Platform, name: str) -> None:
    body = webhooks.body()
    assert 200 == platform.send(body, {name: signature(SECRET, body)}).status


def test_the_verify_request_gets_200(platform: Platform) -> None:
    assert 200 == platform.bring().status


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"events"'])
def test_signed_nonsense_gets_400_and_no_echo(platform: Platform, body: bytes) -> None:
    heard = platform.send(body)
    assert (400, "") == (heard.status, heard.body)


@pytest.mark.parametrize("events", [None, {"type": "message"}, [1, "x", None], "none"])
def test_a_signed_request_without_events_to_speak_of_gets_200(platform: Platform, events: object) -> None:
    assert 200 == platform.send(json.dumps({"destination": BOT, "events": events}).encode()).status


def test_only_posts_reach_the_webhook(platform: Platform) -> None:
    assert 405 == fetch(platform.webhook).status


def test_a_request_for_another_bot_is_not_answered(platform: Platform) -> None:
    event = webhooks.text("手数料は", platform.api.token())
    ours = webhooks.text("手数料は", platform.api.token())
    assert 200 == platform.send(webhooks.body(event, destination="U" + "9" * 32)).status
    platform.answer(ours)
    assert [] == platform.api.replies(event["replyToken"])
