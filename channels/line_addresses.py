"""Where a reminder goes: LINE's id of the person, sealed, because nobody can push to a pseudonym (decision 8)."""

from __future__ import annotations

from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

SETTING = "LINE_REMINDER_KEY"
CURE = f"{SETTING} holds no key: make one with `python -m channels.line_reminders key`"


class Addresses:
    """Seals and opens ids under the keys of `LINE_REMINDER_KEY` (blanks between): the first seals, all open."""

    def __init__(self, keys: str) -> None:
        """Raises `ValueError`, with the cure, for what is no key."""
        try:
            self._keys = MultiFernet([Fernet(key) for key in keys.split()])
        except ValueError as failure:
            raise ValueError(CURE) from failure

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Addresses | None:
        """The keys of an environment; None without any: reminders are off."""
        keys = environment.get(SETTING)
        return cls(keys) if keys else None

    def sealed(self, line_id: str) -> str:
        """An id as it may be written down."""
        return self._keys.encrypt(line_id.encode()).decode()

    def opened(self, sealed: str) -> str | None:
        """The id again; None where none of the keys sealed it."""
        try:
            return self._keys.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def new_key() -> str:
    """A key for the setting."""
    return Fernet.generate_key().decode()
