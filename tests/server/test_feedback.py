"""POST /webhooks/web/feedback against the running server."""

from __future__ import annotations

import json
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from records.feedback import Feedback
from tests.server.assistant import Server
from tests.server.talk import Heard, fetch

FREE = {"topic": "fee", "outcome": "overview"}


def judge(server: Server, **body: Any) -> Heard:
    return fetch(urllib.request.Request(f"{server.url}feedback", json.dumps(body).encode()))


def session(server: Server) -> str:
    return str(server.talk().say("手数料は?").body["session"])


def kept(server: Server) -> list[Any]:
    return Feedback(f"sqlite:///{server.log.with_name('records.sqlite')}").all()


def test_an_opinion_is_kept_with_its_day_and_without_personal_data(server: Server) -> None:
    reason = "暗証番号は1234です。わかりにくい"
    heard = judge(server, session=session(server), answer=FREE, helpful=False, reason=reason)
    last = kept(server)[-1]
    assert 204 == heard.status
    assert ("fee", "overview", False, "暗証番号は〔暗証番号〕です。わかりにくい") == tuple(last)[1:]
    assert isinstance(last.day, date)


def test_no_session_and_no_text_of_the_talk_has_a_place_in_the_table(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'records.sqlite'}"
    Feedback(url)
    columns = [column["name"] for column in inspect(create_engine(url)).get_columns("feedback")]
    assert ["id", "day", "topic", "outcome", "helpful", "reason"] == columns


@pytest.mark.parametrize(("field", "value"), [
    ("answer", None), ("answer", "fee"), ("answer", {}), ("answer", {"topic": "fee", "outcome": "nothing"}),
    ("answer", {"topic": ["x"], "outcome": 5}), ("helpful", "yes"), ("helpful", 1), ("helpful", None),
    ("reason", 5), ("reason", "あ" * 201),
])
def test_a_field_that_does_not_fit_is_named(server: Server, field: str, value: object) -> None:
    before = len(kept(server))
    heard = judge(server, **{"session": session(server), "answer": FREE, "helpful": True, field: value})
    assert 400 == heard.status
    assert f"「{field}」" in heard.body["error"]
    assert before == len(kept(server))


def test_an_opinion_needs_a_talk(server: Server) -> None:
    assert 401 == judge(server, answer=FREE, helpful=True).status
    assert 401 == judge(server, session="not-issued-here", answer=FREE, helpful=True).status


def test_the_text_of_a_reason_reaches_no_log(server: Server) -> None:
    judge(server, session=session(server), answer=FREE, helpful=False, reason="ひみつのりゆう")
    assert "ひみつのりゆう" not in server.log.read_text(encoding="utf-8", errors="replace")
