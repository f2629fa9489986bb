"""Too many messages, against a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.limits import Limit
from records.feedback import Feedback
from tests.server.assistant import Server, start, stop
from tests.server.test_feedback import judge


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(Path(tmp_path_factory.mktemp("limited")) / "log", RATE_LIMIT="on")
    yield running
    stop(running)


def test_too_many_messages_get_429_with_the_seconds_to_wait(limited: Server) -> None:
    talk = limited.talk()
    heard = next(answer for answer in (talk.say("こんにちは") for _ in range(200)) if answer.status != 200)
    assert 429 == heard.status
    assert 1 <= int(heard.headers["Retry-After"]) <= 60
    assert heard.body["error"].endswith("。")


def test_another_conversation_is_not_held_up(limited: Server) -> None:
    assert 200 == limited.talk().say("手数料は?").status


def test_too_many_opinions_get_429_and_none_of_them_is_kept(limited: Server) -> None:
    session = limited.talk().say("手数料は?").body["session"]
    opinion = {"session": session, "answer": {"topic": "fee", "outcome": "overview"}, "helpful": True}
    statuses = [judge(limited, **opinion).status for _ in range(30)]
    kept = Feedback(f"sqlite:///{limited.log.with_name('records.sqlite')}").all()
    assert {204, 429} == set(statuses)
    assert statuses.count(204) == len(kept)


def test_a_term_signal_ends_the_server_with_all_its_processes(tmp_path: Path) -> None:
    running = start(tmp_path / "log")
    assert 0 == stop(running)
    with pytest.raises(OSError, match=r"refused|reset|closed"):
        running.talk().say("手数料は?")


def test_a_bucket_lets_a_burst_through_and_then_refills_steadily() -> None:
    clock = [0.0]
    limit = Limit(burst=2, per_second=0.5, now=lambda: clock[0])
    assert [0, 0, 2] == [limit.wait("a") for _ in range(3)]
    clock[0] = 2.0
    assert [0, 2] == [limit.wait("a") for _ in range(2)]


def test_keys_have_buckets_of_their_own() -> None:
    limit = Limit(burst=1, per_second=0.1, now=lambda: 0.0)
    assert [0, 0] == [limit.wait(key) for key in "ab"]
