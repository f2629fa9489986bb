"""A certificate whose days somebody wants to be told: asking, sending, and what an operator sees."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
from rasa.shared.core.domain import Domain

from channels.line_addresses import new_key
from channels.line_api import LineApi
from channels.line_people import People
from channels.line_reminders import LineReminders
from channels.line_settings import LineSettings
from records.reminders import Reminders
from tests.line.phone import SECRET
from tests.line.standin import StandIn
from tests.line.webhooks import USER

KEY = new_key()
PERSON = People(SECRET).person(USER)
ASKED, OPENING, MONTH_BEFORE, END = date(2026, 11, 22), date(2031, 4, 2), date(2031, 6, 1), date(2031, 7, 1)
PAYLOAD = f'remind{{"opens": "{OPENING}", "ends": "{END}"}}'
RESPONSES = Domain.load(["data/responses/line.yml", "data/responses/line_parts.yml"]).responses
ANSWERED = [{"text": "2031年7月1日まで使えます。", "buttons": []}, {"custom": {"answers": [
    {"topic": "expiry", "values": {"expires_on": END.isoformat(), "renewable_from": OPENING.isoformat()}}]}}]


def environment(api: StandIn, database: Path, day: date) -> Mapping[str, str]:
    return {**os.environ, **api.settings, "LINE_CHANNEL_SECRET": SECRET, "LINE_REMINDER_KEY": KEY,
            "RECORDS_URL": f"sqlite:///{database}", "TODAY": day.isoformat()}


def operator(api: StandIn, database: Path, day: date, *arguments: str) -> str:
    """What a command of the operator prints."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "channels.line_reminders", *arguments], text=True,
                          capture_output=True, check=True, env=environment(api, database, day))
    return done.stdout


def ask(reminders: LineReminders, payload: str = PAYLOAD) -> str:
    (said,) = asyncio.run(reminders.remind(PERSON, payload, RESPONSES))
    return str(said["text"])


def send(reminders: LineReminders, api: StandIn, times: int = 1) -> list[int]:
    """How many each of several senders at once delivered; a push is tried once a sender."""
    settings = LineSettings.of({**api.settings, "LINE_CHANNEL_SECRET": SECRET})
    assert settings is not None

    async def at_once() -> list[int]:
        async with aiohttp.ClientSession() as session:
            line = LineApi(settings, session, pauses=(0.0,))

            async def push(to: str, said: Any, key: str) -> Any:
                return await line.push(to, [{"type": "text", "text": each["text"]} for each in said], key)

            return await asyncio.gather(*(reminders.send_due(push, RESPONSES) for _ in range(times)))

    return asyncio.run(at_once())


def kept(records: Reminders) -> list[tuple[str, date]]:
    return [(each.kind, each.day) for each in records.all()]


def texts(api: StandIn) -> list[str]:
    return [call.messages[0]["text"] for call in api.pushes()]
