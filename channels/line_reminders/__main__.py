"""`python -m channels.line_reminders list | delete PERSON | send | key`: what an operator does with reminders."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys

from rasa.shared.core.domain import Domain

from actions.clock import today
from channels.line_addresses import Addresses, new_key
from channels.line_api import LineApi, Sent, connections
from channels.line_messages import messages
from channels.line_postbacks import Postbacks
from channels.line_reminders import LineReminders
from channels.line_sentences import Responses
from channels.line_settings import LineSettings
from channels.line_words import words
from channels.turns import Said
from records.database import DEFAULT_URL
from records.reminders import Reminders

SENTENCES = ("data/responses/line.yml", "data/responses/line_parts.yml")


def main(arguments: list[str]) -> int:
    """Do what the arguments say; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m channels.line_reminders")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="who is reminded of which day: pseudonym, kind, day")
    commands.add_parser("delete", help="delete all of a person").add_argument("person")
    commands.add_parser("send", help="push what is due, as the server does at its hours")
    commands.add_parser("key", help="make a key for LINE_REMINDER_KEY")
    given = parser.parse_args(arguments)
    if given.command == "key":
        print(new_key())
        return 0
    records = Reminders(os.environ.get("RECORDS_URL", DEFAULT_URL))
    if given.command == "list":
        for each in records.all():
            print(each.person, each.kind, each.day)
        return 0
    if given.command == "delete":
        print(f"deleted: {records.forget(given.person)}")
        return 0
    return _send(records)


def _send(records: Reminders) -> int:
    settings = LineSettings.of(os.environ)
    if settings is None:
        print("LINE_CHANNEL_SECRET is not set", file=sys.stderr)
        return 2
    reminders = LineReminders(records, Addresses.of(os.environ))
    print(f"delivered: {asyncio.run(_delivered(reminders, settings))}")
    return 0


async def _delivered(reminders: LineReminders, settings: LineSettings) -> int:
    responses: Responses = Domain.load(list(SENTENCES)).responses
    seal = Postbacks(settings.secret)
    async with connections() as session:
        api = LineApi(settings, session)

        async def push(to: str, said: Said, key: str) -> Sent:
            rendered = messages(said, seal=seal, words=words(responses), day=today())
            return await api.push(to, rendered, key)

        return await reminders.send_due(push, responses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
