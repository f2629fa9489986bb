"""A PostgreSQL of our own, in a folder of its own, reached through a socket in that folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FINDER = Path(__file__).parent.parent.parent / "scripts" / "postgres.sh"
OWNER = "postgres"  # Debian's; PostgreSQL refuses to run as root


@contextmanager
def running() -> Iterator[str]:
    """The URL of a database that lives as long as the context."""
    programs = Path(subprocess.run([FINDER], capture_output=True, text=True, check=True).stdout.strip())
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        data = Path(folder) / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        _run(programs / "initdb", "--pgdata", data, "--username", OWNER, "--auth", "trust", "--no-sync")
        control = (programs / "pg_ctl", "--pgdata", data)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run(*control, "--wait", "--log", Path(folder) / "log", "--options", options, "start")
        try:
            yield f"postgresql://{OWNER}@/{OWNER}?host={folder}"
        finally:
            _run(*control, "--mode", "immediate", "stop")


def _run(*command: str | Path) -> None:
    user = OWNER if os.geteuid() == 0 else None
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)
