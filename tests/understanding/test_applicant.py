"""Whose certificate a message speaks of."""

from __future__ import annotations

import pytest

from nlu.applicant import ApplicantExtractor

PEOPLE = {
    "10歳の息子の持ち物は?": "child",
    "母の場合は?": "parent",
    "おばあちゃんの電子証明書": "parent",
    "妻だとどうですか": "spouse",
    "私の場合は?": "speaker",
    "持ち物は?": None,
    "母の分と息子の分": None,
    "娘が行きます": None,
    "母の代わりに行きます": "parent",
    "父と一緒に行きます": None,
    "女房の証明書の件です": "spouse",
    "せがれ（10歳）の分です": "child",
    "孫は小学生で、孫の分です": "child",
    "舅の代わりに婿の僕が行きます": "parent",
    "祖父の代わりに孫の私が行きます": "parent",
    "叔母の代理をします": "relative",
    "兄だと何が要りますか": "relative",
    "入居者さんの代わりに伺います": "acquaintance",
    "母は81歳です": "parent",
    "母親の私が行きます": None,
    "母の日に行きます": None,
    "夫の証明書は済みました。私自身の更新はどうなりますか": "speaker",
    "母の代わりに行きます。私自身のカードも要りますか": None,
}


@pytest.mark.parametrize(("text", "person"), PEOPLE.items())
def test_the_person_spoken_of_is_heard_when_there_is_one(text: str, person: str | None) -> None:
    assert ([person] if person else []) == [entity.value for entity in ApplicantExtractor().read(text)]
