"""The only clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from actions.clock import TOKYO, is_preview, today


def test_the_day_is_pinned_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TODAY", "2027-04-01")
    assert date(2027, 4, 1) == today()


def test_without_it_the_day_is_the_one_in_tokyo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TODAY", raising=False)
    assert today() in {datetime.now(TOKYO).date(), date.fromordinal(datetime.now(TOKYO).toordinal() - 1)}


def test_a_pinned_day_is_a_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TODAY", "2027-04-01")
    pinned = is_preview()
    monkeypatch.delenv("TODAY")
    assert (True, False) == (pinned, is_preview())


@pytest.mark.parametrize(("setting", "value"), [("TODAY", "heute"), ("TODAY", "2026-02-30"), ("PORT", "http")])
def test_a_setting_that_cannot_be_meant_is_named(setting: str, value: str) -> None:
    from runtime.__main__ import _wrong_setting

    assert f"{setting}: '{value}'" in str(_wrong_setting({setting: value}))
