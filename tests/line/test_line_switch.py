"""Without its secret LINE is off, says so once, and has no door."""

from __future__ import annotations

import logging

import pytest

from channels.line import LineChannel
from channels.line_settings import API, DATA_API, LineSettings
from tests.line import webhooks
from tests.line.phone import Platform
from tests.line.standin import StandIn
from tests.server.assistant import Server


def test_without_a_secret_there_is_no_webhook(server: Server) -> None:
    platform = Platform(server.url.replace("/web/", "/line/") + "webhook", StandIn())
    assert 404 == platform.bring(webhooks.text("手数料は?")).status


def test_without_a_secret_it_is_said_once_at_the_start(server: Server) -> None:
    assert 1 == server.log.read_text(encoding="utf-8").count("LINE is off: LINE_CHANNEL_SECRET is not set")


def test_without_an_access_token_the_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch,
                                                              caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("LINE_CHANNEL_SECRET", "secret")
    monkeypatch.delenv("LINE_CHANNEL_ACCESS_TOKEN", raising=False)
    LineChannel().blueprint(lambda _: None)
    assert [(logging.WARNING, "LINE_CHANNEL_ACCESS_TOKEN")] == [
        (record.levelno, word) for record in caplog.records for word in record.getMessage().split() if "_" in word]


@pytest.mark.parametrize(("environment", "expected"), [
    ({}, None),
    ({"LINE_CHANNEL_SECRET": ""}, None),
    ({"LINE_CHANNEL_SECRET": "s"}, LineSettings("s", "", API, DATA_API, False, "sqlite:///var/records.sqlite")),
    ({"LINE_CHANNEL_SECRET": "s", "LINE_CHANNEL_ACCESS_TOKEN": "t", "LINE_API_BASE": "http://a/",
      "RECORDS_URL": "sqlite://", "LINE_DATA_API_BASE": "http://b", "LINE_PUSH_WHEN_LATE": "on"},
     LineSettings("s", "t", "http://a", "http://b", True, "sqlite://")),
])
def test_the_settings_come_from_the_environment(environment: dict[str, str], expected: LineSettings | None) -> None:
    assert expected == LineSettings.of(environment)
