"""The end of a server that was asked to end."""

from __future__ import annotations

from pathlib import Path

from tests.line import webhooks
from tests.line.phone import SECRET, Platform
from tests.line.standin import StandIn
from tests.server.assistant import start, stop


def test_what_waits_is_answered_before_the_server_ends(tmp_path: Path) -> None:
    line = StandIn().start()
    server = start(tmp_path / "log", LINE_CHANNEL_SECRET=SECRET, **line.settings)
    events = [webhooks.text("手数料は?", line.token(600)) for _ in range(20)]
    Platform(server.url.replace("/web/", "/line/") + "webhook", line).bring(*events)
    stop(server)
    line.stop()
    assert [1] * 20 == [len(line.replies(event["replyToken"])) for event in events]
