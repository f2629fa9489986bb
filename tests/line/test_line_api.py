"""The client against a LINE that is slow, busy, broken or gone; and what it logs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from uuid import uuid4

import aiohttp
import pytest

from channels import line_api
from channels.line_api import MONTHLY_LIMIT, Answer, LineApi, Sent
from channels.line_settings import LineSettings
from tests.line.standin import MENU, PUSH, REPLY, TOKEN, StandIn, Trouble

SAID = [{"type": "text", "text": "手数料は無料です。"}]
TO = "U" + "7" * 32
TOO_FAST = "The API rate limit has been exceeded. Try again later."
PATIENCE = aiohttp.ClientTimeout(total=1)


@pytest.fixture
def line() -> StandIn:
    """A LINE of this test's own."""
    running = StandIn().start()
    yield running
    running.stop()


def do(line: StandIn, work: Callable[[LineApi], Awaitable[object]], token: str = TOKEN) -> object:
    async def run() -> object:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            settings = LineSettings("secret", token, line.url, line.url, push_when_late=False, records_url="")
            return await work(LineApi(settings, session, pauses=(0.01, 0.01)))

    return asyncio.run(run())


def reply(line: StandIn, token: str) -> object:
    return do(line, lambda api: api.reply(token, SAID))


def push(line: StandIn, key: str | None = None) -> object:
    return do(line, lambda api: api.push(TO, SAID, key or str(uuid4())))


def test_a_reply_is_delivered_once_and_without_retry_key(line: StandIn) -> None:
    token = line.token()
    assert Sent.DELIVERED is reply(line, token)
    assert [SAID] == [call.messages for call in line.replies(token)]
    assert [] == line.faults


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_an_expired_token_is_dead(line: StandIn, seconds: float) -> None:
    assert Sent.TOKEN_DEAD is reply(line, line.token(seconds))
    assert 1 == len(line.of(REPLY))


def test_a_used_token_is_dead(line: StandIn) -> None:
    token = line.token()
    reply(line, token)
    assert Sent.TOKEN_DEAD is reply(line, token)


@pytest.mark.parametrize("trouble", [Trouble(status=500), Trouble(dropped=True), Trouble(status=503)])
def test_a_reply_of_unknown_fate_is_tried_once_more(line: StandIn, trouble: Trouble) -> None:
    token = line.token()
    line.trouble(REPLY, trouble)
    assert Sent.DELIVERED is reply(line, token)
    assert 1 == len(line.replies(token))


@pytest.mark.parametrize("trouble", [Trouble(status=500, done=True), Trouble(dropped=True, done=True),
                                     Trouble(seconds=2)])
def test_a_reply_that_was_delivered_without_an_answer_is_not_called_dead(line: StandIn, trouble: Trouble) -> None:
    line.trouble(REPLY, trouble)
    assert Sent.UNKNOWN is reply(line, line.token())
    assert 2 == len(line.of(REPLY))


def test_a_reply_is_never_tried_a_third_time(line: StandIn) -> None:
    line.trouble(REPLY, *[Trouble(status=500)] * 3)
    assert Sent.UNKNOWN is reply(line, line.token())
    assert 2 == len(line.of(REPLY))


def test_a_reply_that_came_too_fast_waits_and_is_sent_again(line: StandIn) -> None:
    line.trouble(REPLY, *[Trouble(status=429, message=TOO_FAST)] * 2)
    assert Sent.DELIVERED is reply(line, line.token())


@pytest.mark.parametrize(("status", "message"), [(429, MONTHLY_LIMIT), (401, "Authentication failed"), (400, "errors"),
                                                 (403, "Not available")])
def test_what_line_refuses_is_not_tried_again(line: StandIn, status: int, message: str) -> None:
    line.trouble(REPLY, Trouble(status=status, message=message))
    line.trouble(PUSH, Trouble(status=status, message=message))
    refused = Sent.NOT_UNDERSTOOD if status == 400 else Sent.REFUSED
    assert (refused, Sent.REFUSED) == (reply(line, line.token()), push(line))
    assert (1, 1) == (len(line.of(REPLY)), len(line.of(PUSH)))


@pytest.mark.parametrize("trouble", [Trouble(status=500), Trouble(status=500, done=True), Trouble(dropped=True),
                                     Trouble(dropped=True, done=True), Trouble(status=429, message=TOO_FAST),
                                     Trouble(seconds=2)])
def test_a_push_is_tried_again_under_its_key_and_delivered_once(line: StandIn, trouble: Trouble) -> None:
    line.trouble(PUSH, trouble)
    assert Sent.DELIVERED is push(line)
    assert 1 == len({call.headers["X-Line-Retry-Key"] for call in line.of(PUSH)})
    assert [] == line.faults


def test_a_push_that_line_has_already_is_delivered(line: StandIn) -> None:
    key = str(uuid4())
    assert [Sent.DELIVERED, Sent.DELIVERED] == [push(line, key), push(line, key)]
    assert [200, 409] == [call.status for call in line.of(PUSH)]


def test_a_push_that_never_gets_an_answer_is_of_unknown_fate(line: StandIn) -> None:
    line.trouble(PUSH, *[Trouble(status=500)] * 3)
    assert Sent.UNKNOWN is push(line)


def test_a_line_that_is_not_there_is_no_error(line: StandIn) -> None:
    line.stop()
    assert Answer(0, {}) == do(line, lambda api: api.call("GET", "/v2/bot/info"))
    line.start()


def test_the_bot_learns_who_it_is(line: StandIn) -> None:
    assert "U" + "b" * 32 == do(line, lambda api: api.own_id())


def test_a_wrong_access_token_is_an_error_in_the_log(line: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    assert Sent.REFUSED is do(line, lambda api: api.reply(line.token(), SAID), token="stale")
    assert [logging.ERROR] == [record.levelno for record in caplog.records]


def test_the_log_tells_request_status_and_path_and_nothing_of_the_person(line: StandIn,
                                                                         caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, line_api.__name__)
    token = line.token()
    reply(line, token)
    push(line)
    do(line, lambda api: api.leave("group", "C" + "2" * 32))
    assert [] == [word for word in (token, TO, "手数料", "C222", TOKEN) if word in caplog.text]
    assert "POST /v2/bot/group/{place}/leave: 200" in caplog.text
    assert "POST /v2/bot/message/reply: 200 (" in caplog.text


def test_bytes_are_sent_to_the_host_for_files(line: StandIn) -> None:
    answer = do(line, lambda api: api.call("POST", f"{MENU}/{{menu}}/content", content=b"png", data_api=True,
                                           headers={"Content-Type": "image/png"}, ids={"menu": "richmenu-1"}))
    assert Answer(200, {}) == answer
    assert b"png" == line.images["richmenu-1"]
