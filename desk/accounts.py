"""Who may come in: passwords (argon2), roles, and the lock after wrong guesses."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from records.accounts import Accounts

STAFF, EDITOR = "staff", "editor"
ROLES = (STAFF, EDITOR)
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
SHORTEST_PASSWORD = 12
GUESSES, LOCKED_SECONDS, NAMES_REMEMBERED = 5, 15 * 60, 10_000


class AccountError(ValueError):
    """A name, role or password that cannot be taken; the message says why."""


@dataclass(frozen=True)
class User:
    """Somebody who may use the desk; `seal` changes with the password and the role."""

    name: str
    role: str
    seal: str

    @property
    def edits(self) -> bool:
        """Whether the queue, the numbers and the log are open to them."""
        return self.role == EDITOR


NOBODY = User("", EDITOR, "")  # on loopback, as long as there is no account


class Door:
    """Checks names and passwords. After five wrong guesses a name is locked for a quarter of an hour.

    A door that is `on_loopback` stands open as long as there is no account.
    """

    def __init__(self, accounts: Accounts, on_loopback: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._accounts, self._on_loopback, self._clock = accounts, on_loopback, clock
        self._hasher = PasswordHasher()
        self._of_nobody = self._hasher.hash("no account has this password")
        self._guesses: dict[str, list[float]] = {}

    @property
    def is_open(self) -> bool:
        """Whether everybody comes in without a name."""
        return self._on_loopback and not self.has_accounts

    @property
    def has_accounts(self) -> bool:
        """Whether anybody can come in by name."""
        return self._accounts.count() > 0

    def put(self, name: str, role: str, password: str) -> None:
        """Make an account or change it. Raises `AccountError`."""
        if not NAME.fullmatch(name):
            raise AccountError(f"name: {name!r} is not made of up to 40 of a-z 0-9 . _ -")
        if role not in ROLES:
            raise AccountError(f"role: {role!r} is none of {', '.join(ROLES)}")
        if len(password) < SHORTEST_PASSWORD:
            raise AccountError(f"password: fewer than {SHORTEST_PASSWORD} characters")
        self._accounts.put(name, role, self._hasher.hash(password))

    def remove(self, name: str) -> None:
        """Take an account away; who is in with it is out. Raises `AccountError` where there is none."""
        if not self._accounts.remove(name):
            raise AccountError(f"name: there is no account {name!r}")

    def is_locked(self, name: str) -> bool:
        """Whether this name has been guessed at too often."""
        since = self._clock() - LOCKED_SECONDS
        recent = [moment for moment in self._guesses.pop(name, ()) if moment > since]
        if recent:
            self._guesses[name] = recent
        return len(recent) >= GUESSES

    def let_in(self, name: str, password: str) -> User | None:
        """The user of a name and password; None for a wrong pair, which takes as long as a right one, or a locked
        name."""
        if self.is_locked(name):
            return None
        account = self._accounts.of(name)
        if not self._fits(account.password if account else self._of_nobody, password) or account is None:
            self._remember_guess(name)
            return None
        self._guesses.pop(name, None)
        return User(account.name, account.role, account.password)

    def still(self, user: User) -> bool:
        """Whether the account is as it was when its user came in."""
        account = self._accounts.of(user.name)
        return account is not None and (account.role, account.password) == (user.role, user.seal)

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except VerificationError:
            return False

    def _remember_guess(self, name: str) -> None:
        if len(self._guesses) >= NAMES_REMEMBERED:
            self._guesses.pop(next(iter(self._guesses)))
        self._guesses.setdefault(name, []).append(self._clock())
