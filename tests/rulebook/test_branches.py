"""What is still undecided."""

from __future__ import annotations

import pytest

from rulebook.branches import undecided
from rulebook.case import Case
from rulebook.grid import questions
from rulebook.phrases import answer
from rulebook.topics import TOPICS, decide, next_question
from tests.rulebook.strategies import TODAY


@pytest.mark.parametrize("topic", TOPICS)
def test_each_branch_is_the_answer_for_its_reply(topic: str) -> None:
    for case in questions(topic, TODAY):
        found = undecided(topic, case, TODAY)
        field = found.question.field if found else None
        assert field == next_question(topic, case, TODAY)
        for branch in found.branches if found and field else ():
            assert branch.answer.text == answer(decide(topic, case.with_field(str(field), branch.value), TODAY)).text


def test_who_comes_has_a_branch_for_every_reply() -> None:
    found = undecided("belongings", Case(), TODAY)
    assert found is not None
    assert ["self", "legal_representative", "agent"] == [branch.value for branch in found.branches]
    assert ["本人", "親か後見人だけ", "そのほかの人"] == [branch.reply for branch in found.branches]


def test_a_date_is_asked_for_without_branches() -> None:
    found = undecided("expiry", Case(), TODAY)
    assert found is not None
    assert ("issued_on", ()) == (found.question.field, found.branches)


def test_nothing_is_undecided_in_a_settled_case() -> None:
    assert undecided("fee", Case(reason="first"), TODAY) is None
