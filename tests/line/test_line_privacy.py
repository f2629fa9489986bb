"""No id and no word of a resident outlives a turn on LINE: not in the log and not in the records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.line_people import People
from tests.line import webhooks
from tests.line.phone import SECRET, Platform
from tests.line.standin import StandIn
from tests.server.assistant import Server, start, stop

SOMEBODY = "U" + "5ec7e7" * 5 + "aa"
CANARY, PLACE, TOWN = "ぴよぴよ丸ぴよ太郎", "35.646572", "世田谷区ぴよ町"
MY_NUMBER = "123456789018"


@pytest.fixture(params=["INFO", "DEBUG"])
def visited(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Server, StandIn]]:
    """The assistant at its usual level, and one asked to log everything, after somebody's visit."""
    line = StandIn().start()
    server = start(tmp_path / "log", LINE_CHANNEL_SECRET=SECRET, LOG_LEVEL=request.param,
                   LOG_LEVEL_LIBRARIES=request.param, **line.settings)
    try:
        _visit(Platform(server.url.replace("/web/", "/line/") + "webhook", line))
        yield server, line
    finally:
        stop(server)
        line.stop()


def test_nothing_of_a_resident_is_in_the_log_or_the_records(visited: tuple[Server, StandIn]) -> None:
    server, line = visited
    tokens = [call.body["replyToken"] for call in line.calls if call.path.endswith("/reply")]
    kept = b"".join(path.read_bytes() for path in server.log.parent.iterdir()).decode(errors="replace")
    private = [SOMEBODY, CANARY, MY_NUMBER, PLACE, TOWN, "手数料は?", webhooks.GROUP, SECRET, *tokens]
    assert [] == [word for word in private if word in kept]
    assert "LINE: POST /v2/bot/message/reply" in kept


def test_a_pseudonym_is_the_same_under_one_secret_and_another_under_another() -> None:
    pseudonym = People(SECRET).person(SOMEBODY).pseudonym
    assert pseudonym == People(SECRET).person(SOMEBODY).pseudonym
    assert pseudonym != People("another").person(SOMEBODY).pseudonym
    assert SOMEBODY not in pseudonym


def test_a_person_in_an_error_message_shows_no_id() -> None:
    assert SOMEBODY not in repr(People(SECRET).person(SOMEBODY))


def _visit(platform: Platform) -> None:
    """Somebody says and sends all that must not be kept."""
    phone = platform.phone(SOMEBODY)
    phone.follows()
    for words in (f"{CANARY}です。手数料は?", f"{CANARY} {MY_NUMBER}", f"/{CANARY}", "若林まちづくりセンターはどこ"):
        phone.types(words)
    phone.shares(TOWN)
    platform.bring(webhooks.text(CANARY, "a token of nobody", source=webhooks.user(SOMEBODY)))
    platform.bring(webhooks.join(source=webhooks.group(SOMEBODY)))
    platform.send(f'{{"{CANARY}": 1}}'.encode())
    platform.send(CANARY.encode(), {})
    phone.types("ありがとう")
