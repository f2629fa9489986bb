"""Whose certificate a message speaks of, so that one person's age is never taken for another's."""

from __future__ import annotations

import re

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.entities import Entity, TextReader
from nlu.ginza import folded

APPLICANT = "applicant"
BELONGS = r"(?:さん|ちゃん)?(?:の(?!家)|だと|だった|なら)"
APPLICANTS = {
    "child": re.compile(rf"(?:息子|娘|長男|長女|次男|次女|孫|子ども|子供|こども|うちの子|赤ちゃん|赤ん坊){BELONGS}"),
    "parent": re.compile(
        rf"(?:母|父|母親|父親|お母さん|お父さん|義母|義父|両親|祖母|祖父|おばあちゃん|おじいちゃん){BELONGS}"),
    "spouse": re.compile(rf"(?:夫|妻|主人|旦那|家内|嫁){BELONGS}"),
    "speaker": re.compile(r"(?:私|わたし|僕|俺|自分)(?:自身)?の(?:場合|分|カード|証明書|電子|とき|ときは|は)"),
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ApplicantExtractor(TextReader):
    """Adds the entity `applicant` when a message names one kind of person only."""

    def read(self, text: str) -> list[Entity]:
        """The person named; none where several are."""
        words = folded(text)
        found = [Entity(APPLICANT, kind, match.start(), match.end())
                 for kind, pattern in APPLICANTS.items() if (match := pattern.search(words))]
        return found if len(found) == 1 else []
