"""`python -m rulebook decide|batch|changes`: the rulebook on the command line (CONTRACT section 3)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rulebook import phrases
from rulebook.case import Case, CaseError
from rulebook.changes import Version, changes
from rulebook.topics import decide

USAGE_ERROR = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (a batch had bad lines) or 2 (bad input)."""
    options = _parser().parse_args(arguments)
    return COMMANDS[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rulebook", description="Ask the rulebook.")
    commands = parser.add_subparsers(dest="command", required=True)
    decide_ = commands.add_parser("decide", help="one decision as a JSON object")
    decide_.add_argument("topic")
    decide_.add_argument("--day", required=True, help="the day the answer is for, YYYY-MM-DD")
    decide_.add_argument("--case", default="{}", help="the case fields as a JSON object")
    commands.add_parser("batch", help="JSON lines on standard input, one decision a line on standard output")
    changes_ = commands.add_parser("changes", help="every question whose answer differs, a JSON object a line")
    changes_.add_argument("--from", required=True, dest="first", metavar="DAY", help="the earlier day, YYYY-MM-DD")
    changes_.add_argument("--to", required=True, dest="last", metavar="DAY", help="the later day, YYYY-MM-DD")
    changes_.add_argument("--facts", type=Path, metavar="FOLDER", help="the facts of the later day, if not our own")
    return parser


def _decide(options: argparse.Namespace) -> int:
    try:
        _print(_answered({"topic": options.topic, "day": options.day, "case": _json(options.case)}))
    except CaseError as error:
        print(_sentence(error), file=sys.stderr)
        return USAGE_ERROR
    return 0


def _batch(_: argparse.Namespace) -> int:
    failed = False
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            _print(_answered(_json(line.decode(errors="replace"))))
        except CaseError as error:
            failed = True
            _print({"error": _sentence(error)})
    return int(failed)


def _changes(options: argparse.Namespace) -> int:
    try:
        old, new = Version(_day(options.first)), Version(_day(options.last), options.facts)
    except CaseError as error:
        print(_sentence(error), file=sys.stderr)
        return USAGE_ERROR
    for change in changes(old, new):
        _print(change.as_json())
    return 0


def _answered(request: object) -> dict[str, Any]:
    if not isinstance(request, Mapping):
        raise CaseError("request", request, "not_an_object")
    topic, case = request.get("topic"), request.get("case", {})
    if not isinstance(topic, str):
        raise CaseError("topic", topic, "unknown_topic")
    if not isinstance(case, Mapping):
        raise CaseError("case", case, "not_an_object")
    answer = phrases.answer(decide(topic, Case.parse(case), _day(request.get("day"))))
    shown = {key: value for key, value in answer.as_json().items() if key != "blocks"}
    return {**shown, "text": answer.text}


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise CaseError("day", value, "not_a_date") from None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise CaseError("case", text.strip(), "not_json") from None


def _sentence(error: CaseError) -> str:
    return f"{error.field} {error.value}: {phrases.case_error(error).text}"


def _print(result: Mapping[str, Any]) -> None:
    print(json.dumps(result, ensure_ascii=False).encode(errors="backslashreplace").decode())


COMMANDS = {"decide": _decide, "batch": _batch, "changes": _changes}

if __name__ == "__main__":
    sys.exit(main())
