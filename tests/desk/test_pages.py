"""The pages beside the call: an answer by its number, what changes, tables to take away."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from desk.forms import typed_case
from rulebook.grid import questions
from rulebook.topics import TOPICS
from tests.desk.at_work import look
from tests.desk.running import Desk, Visitor

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_question_has_its_page(visitor: Visitor, topic: str) -> None:
    for case, decision in questions(topic, TODAY).items():
        status, page = visitor.get("part", topic=topic, typing="1", **typed_case(case.known))
        assert (200, True) == (status, f'data-outcome="{topic} {decision.outcome}"' in page)


def test_a_receipt_opens_the_answer_as_it_was_seen(page: Page, visitor: Visitor, desk: Desk) -> None:
    look(page, "dairi moti")
    code = page.locator(".about code").inner_text()
    page.goto(f"{desk.url}receipts?code={code.lower().replace('-', '')}")
    expect(page.locator(".then")).to_contain_text("代わりの人が行くときは、窓口へ2回行きます。")
    expect(page.locator(".same")).to_be_visible()
    assert "見つかりません" in visitor.get("receipts", code="ZZZZ-ZZZZ")[1]


def test_the_page_of_changes_shows_both_texts_side_by_side(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.url}changes?from=S60.1.1&to=R8.11.22")
    expect(page.get_by_role("status")).to_contain_text("件の答えが変わります。")
    fee = page.locator("section[aria-labelledby=t-fee] .sides").first
    expect(fee.locator("del").first).to_have_text("その日の手数料は、手元の資料ではわかりません。")
    expect(fee.locator("ins").first).to_contain_text("手数料は200円です。")


def test_another_version_of_the_facts_is_compared(visitor: Visitor) -> None:
    page = visitor.get("changes", **{"from": "R8.11.22", "to": "R8.11.22", "version": "dearer"})[1]
    assert "<del>手数料は200円です。</del>" in page
    assert "<ins>手数料は300円です。</ins>" in page


def test_a_version_that_does_not_fit_the_rules_is_told(visitor: Visitor) -> None:
    status, page = visitor.get("changes", **{"from": "R8.11.22", "to": "R8.11.22", "version": "empty"})
    assert 422 == status
    assert "今の決まりでは読めません" in page


def test_a_day_of_the_changes_that_is_none_is_marked_and_stays(visitor: Visitor) -> None:
    page = visitor.get("changes", **{"from": "R8.2.30", "to": "R8.11.22"})[1]
    assert 'value="R8.2.30" aria-invalid="true"' in page
    assert "日付「R8.2.30」は、暦にない日付か、日付として読めない書き方です。" in page


@pytest.mark.parametrize(("name", "columns"), [
    ("flags", "day,kind,topic,outcome,code,note,by"), ("questions", "day,channel,status,text"),
    ("feedback", "day,topic,outcome,helpful,reason"), ("volumes", "day,channel,topic,outcome,count"),
    ("log", "at,by,topic"),
])
def test_every_table_can_be_taken_away_as_csv(visitor: Visitor, name: str, columns: str) -> None:
    visitor.get("", topic="fee")
    status, text = visitor.get(f"{name}.csv")
    assert 200 == status
    assert f"\ufeff{columns}" == text.splitlines()[0]


def test_a_cell_that_a_spreadsheet_would_compute_is_only_text(visitor: Visitor) -> None:
    visitor.post("flag", csrf=visitor.csrf("?topic=fee"), kind="wrong", topic="fee", note="=1+1")
    assert ",'=1+1," in visitor.get("flags.csv")[1]


def test_the_volumes_count_what_the_desk_answered(visitor: Visitor) -> None:
    visitor.get("", topic="smartphone")
    assert "2026-11-22,desk,smartphone,overview,1" in visitor.get("volumes.csv")[1].splitlines()
    assert "スマホの証明書" in visitor.get("volumes")[1]
