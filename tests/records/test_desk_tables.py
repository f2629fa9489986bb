"""What the desk keeps: flags, look-ups, accounts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from records.accounts import Accounts
from records.flags import Flags
from records.lookups import KEPT, Lookups

DAY, MOMENT = date(2026, 11, 22), datetime(2026, 11, 22, 9, 30)


def test_flags_wait_in_their_order_until_they_are_dealt_with(url: str) -> None:
    flags = Flags(url)
    flags.add(DAY, "wrong", "fee", "overview", "ABCD-EFGH", "金額が違う", "hanako")
    flags.add(DAY, "missing", "", "", "", "封筒のこと", "")
    first, second = flags.all()
    assert (DAY, "wrong", "fee", "overview", "ABCD-EFGH", "金額が違う", "hanako") == tuple(first)[1:]
    flags.remove(first.id)
    assert [second] == flags.all()


def test_the_latest_look_ups_come_first_and_old_ones_are_forgotten(url: str) -> None:
    lookups = Lookups(url)
    for minutes, topic in enumerate(("fee", "pin", "office")):
        lookups.add(MOMENT + timedelta(minutes=minutes), "hanako", topic)
    assert ["office", "pin"] == [row.topic for row in lookups.latest(2)]
    assert (MOMENT, "hanako", "fee") == tuple(lookups.latest(3)[-1])
    lookups.prune(MOMENT + KEPT + timedelta(minutes=1))
    assert ["office", "pin"] == [row.topic for row in lookups.latest(3)]


def test_an_account_is_made_changed_and_taken_away(url: str) -> None:
    accounts = Accounts(url)
    accounts.put("hanako", "staff", "hash")
    accounts.put("hanako", "editor", "another hash")
    kept = accounts.of("hanako")
    assert kept is not None
    assert ("hanako", "editor", "another hash") == tuple(kept)
    assert [True, False] == [accounts.remove("hanako"), accounts.remove("hanako")]
    assert (None, 0) == (accounts.of("hanako"), accounts.count())
