"""Passwords, roles and the lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.accounts import GUESSES, LOCKED_SECONDS, AccountError, Door
from records.accounts import Accounts

PASSWORD = "correct horse battery"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.fixture
def door(accounts: Accounts, clock: Clock) -> Door:
    made = Door(accounts, on_loopback=True, clock=clock)
    made.put("hanako", "staff", PASSWORD)
    return made


def test_the_right_password_lets_in_with_the_role(door: Door) -> None:
    user = door.let_in("hanako", PASSWORD)
    assert user is not None
    assert ("hanako", "staff", False) == (user.name, user.role, user.edits)


@pytest.mark.parametrize(("name", "password"), [("hanako", "wrong"), ("nobody", PASSWORD), ("", ""), ("hanako", "")])
def test_a_wrong_pair_does_not(door: Door, name: str, password: str) -> None:
    assert door.let_in(name, password) is None


def test_the_password_is_kept_as_an_argon2_hash_only(door: Door, accounts: Accounts) -> None:
    kept = accounts.of("hanako")
    assert kept is not None
    assert kept.password.startswith("$argon2id$")
    assert PASSWORD not in str(kept)


def test_five_wrong_guesses_lock_a_name_even_for_the_right_password(door: Door) -> None:
    for _ in range(GUESSES):
        assert door.let_in("hanako", "wrong") is None
    assert door.is_locked("hanako")
    assert door.let_in("hanako", PASSWORD) is None


def test_the_lock_opens_after_a_quarter_of_an_hour(door: Door, clock: Clock) -> None:
    for _ in range(GUESSES):
        door.let_in("hanako", "wrong")
    clock.now += LOCKED_SECONDS + 1
    assert door.let_in("hanako", PASSWORD) is not None


def test_a_right_guess_forgets_the_wrong_ones(door: Door) -> None:
    for _ in range(3):
        for _ in range(GUESSES - 1):
            door.let_in("hanako", "wrong")
        assert door.let_in("hanako", PASSWORD) is not None


def test_guesses_at_one_name_do_not_lock_another(door: Door) -> None:
    for _ in range(GUESSES):
        door.let_in("nobody", "wrong")
    assert (True, False) == (door.is_locked("nobody"), door.is_locked("hanako"))


@pytest.mark.parametrize(("name", "role", "password", "word"), [
    ("Hanako!", "staff", PASSWORD, "name"), ("", "staff", PASSWORD, "name"), ("hanako", "queen", PASSWORD, "role"),
    ("hanako", "staff", "short", "password"),
])
def test_an_account_that_cannot_be_taken_says_why(door: Door, name: str, role: str, password: str, word: str) -> None:
    with pytest.raises(AccountError, match=word):
        door.put(name, role, password)


@pytest.mark.parametrize(("role", "password"), [("editor", PASSWORD), ("staff", "another long password")])
def test_who_is_in_is_out_when_the_role_or_the_password_changes(door: Door, role: str, password: str) -> None:
    user = door.let_in("hanako", PASSWORD)
    assert user is not None
    assert door.still(user)
    door.put("hanako", role, password)
    assert not door.still(user)


def test_who_is_in_is_out_when_the_account_is_taken_away(door: Door) -> None:
    user = door.let_in("hanako", PASSWORD)
    assert user is not None
    door.remove("hanako")
    assert not door.still(user)
    with pytest.raises(AccountError, match="there is no account"):
        door.remove("hanako")


def test_only_on_loopback_a_door_without_accounts_stands_open(accounts: Accounts) -> None:
    assert [True, False] == [Door(accounts, on_loopback).is_open for on_loopback in (True, False)]
    Door(accounts, on_loopback=True).put("hanako", "staff", PASSWORD)
    assert not Door(accounts, on_loopback=True).is_open
