"""No id of a resident outlives a turn on LINE, and no word but the open questions that writers see, masked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from channels.line_people import People
from records.unanswered import Unanswered
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


def test_nothing_of_a_resident_is_in_the_log(visited: tuple[Server, StandIn]) -> None:
    server, line = visited
    log = server.log.read_text(encoding="utf-8", errors="replace")
    assert [] == [word for word in (CANARY, *_private(line)) if word in log]
    assert "LINE: POST /v2/bot/message/reply" in log


def test_the_records_hold_no_word_but_the_questions_that_stay_open(visited: tuple[Server, StandIn]) -> None:
    server, line = visited
    kept = b"".join(path.read_bytes() for path in server.log.parent.glob("records.sqlite*")).decode(errors="replace")
    still_open = [row.text for row in Unanswered(f"sqlite:///{server.log.with_name('records.sqlite')}").since(date.min)]
    assert [] == [word for word in _private(line) if word in kept]
    assert (CANARY in kept) == any(CANARY in text for text in still_open)


def _private(line: StandIn) -> list[str]:
    tokens = [call.body["replyToken"] for call in line.calls if call.path.endswith("/reply")]
    return [SOMEBODY, MY_NUMBER, PLACE, TOWN, "手数料は?", webhooks.GROUP, SECRET, *tokens]


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
