"""Twenty typical calls, from the first key to the copied answer."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

import pytest
from playwright.sync_api import Page

from tests.desk.calls import CALLS, take

MOST_KEYSTROKES = 12


@pytest.mark.parametrize("call", CALLS, ids=[call["call"] for call in CALLS])
def test_a_call_is_answered_by_keyboard_only(page: Page, call: Mapping[str, str]) -> None:
    outcome = take(page, call)
    assert call["outcome"] == outcome.opened
    assert call["copied"] in outcome.copied
    assert "回答番号" in outcome.copied


def test_there_are_twenty_and_half_of_them_need_no_more_than_twelve_keys() -> None:
    keys = [len(call["keys"].replace("<Enter>", "↵").replace("<ArrowDown>", "↓")) for call in CALLS]
    assert 20 == len(keys)
    assert median(keys) <= MOST_KEYSTROKES
