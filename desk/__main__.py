"""`python -m desk`: the call-center desk; `python -m desk adduser NAME --role staff|editor`: who may use it."""

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
        return _add(options, settings) if options.command == "adduser" else _serve(settings)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return USAGE_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desk", description="The call-center desk.")
    commands = parser.add_subparsers(dest="command")
    add = commands.add_parser("adduser", help="make an account, or give it another role and password")
    add.add_argument("name")
    add.add_argument("--role", choices=ROLES, required=True)
    return parser


def _add(options: argparse.Namespace, settings: Settings) -> int:
    """The password is asked for at the terminal, twice; from a pipe it is the first line."""
    password = getpass.getpass("password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if sys.stdin.isatty() and getpass.getpass("again: ") != password:
        raise AccountError("password: the two are not the same")
    Door(Accounts(settings.records)).put(options.name, options.role, password)
    return 0


def _serve(settings: Settings) -> int:
    if not settings.is_loopback and not Door(Accounts(settings.records)).is_needed:
        raise ValueError(f"DESK_HOST: {settings.host} reaches beyond this machine and there is no account yet; make "
                         "one with `python -m desk adduser NAME --role editor`")
    uvicorn.run(create(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False,
                server_header=False, ws="none")
    return 0


if __name__ == "__main__":
    sys.exit(main())
