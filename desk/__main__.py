"""`python -m desk`: the call-center desk; `adduser NAME --role staff|editor` and `deluser NAME`: who may use it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

import uvicorn

from desk.accounts import ROLES, AccountError, Door
from desk.app import create
from desk.settings import Settings
from records.accounts import Accounts

USAGE_ERROR = 2


def main(arguments: list[str] | None = None) -> int:
    """Serve until TERM, or run one command; the exit status, 2 for what cannot be done."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.of(os.environ)
        door = Door(Accounts(settings.records), settings.is_loopback)
        return COMMANDS[options.command](options, door) if options.command else _serve(settings, door)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return USAGE_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desk", description="The call-center desk.")
    commands = parser.add_subparsers(dest="command")
    add = commands.add_parser("adduser", help="make an account, or give it another role and password")
    add.add_argument("name")
    add.add_argument("--role", choices=ROLES, required=True)
    commands.add_parser("deluser", help="take an account away").add_argument("name")
    return parser


def _add(options: argparse.Namespace, door: Door) -> int:
    """The password is asked for at the terminal, twice; from a pipe it is the first line."""
    password = getpass.getpass("password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if sys.stdin.isatty() and getpass.getpass("again: ") != password:
        raise AccountError("password: the two are not the same")
    door.put(options.name, options.role, password)
    return 0


def _remove(options: argparse.Namespace, door: Door) -> int:
    door.remove(options.name)
    return 0


def _serve(settings: Settings, door: Door) -> int:
    if not settings.is_loopback and not door.has_accounts:
        raise ValueError(f"DESK_HOST: {settings.host} reaches beyond this machine and there is no account yet; make "
                         "one with `python -m desk adduser NAME --role editor`")
    uvicorn.run(create(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False,
                server_header=False, ws="none")
    return 0


COMMANDS = {"adduser": _add, "deluser": _remove}

if __name__ == "__main__":
    sys.exit(main())
