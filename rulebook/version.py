"""Which rulebook gave an answer: one short word for its rules, facts and sentences."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

from rulebook import phrases

FOLDER = Path(__file__).parent
LETTERS = 12


@cache
def version() -> str:
    """Twelve hexadecimal digits that change with any rule, fact or sentence; worked out once."""
    return digest((FOLDER, phrases.FOLDER))


def digest(folders: tuple[Path, ...]) -> str:
    """The word for the Python and YAML files below these folders, by name and content."""
    whole = sha256()
    for folder in folders:
        for path in sorted(chain(folder.rglob("*.py"), folder.rglob("*.yml"))):
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:LETTERS]
