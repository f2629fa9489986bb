"""Figures that a message takes for granted: 手数料は1000円ですよね."""

from __future__ import annotations

import re

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.dates import number
from nlu.entities import Entity, TextReader
from nlu.ginza import folded

NUMBER = r"(?P<number>\d[\d,]*|[一二三四五六七八九十百千]+)"
UNITS = {
    "yen": re.compile(rf"{NUMBER}円"),
    "months": re.compile(rf"(?<!\d年){NUMBER}\s*(?:か|ヶ|カ|ケ|ヵ|箇|個)月(?:も)?前"),
    "years": re.compile(r"(?<![\d/.])(?P<number>\d{1,2}|[一二三四五六七八九十]+)年(?:間|も)?"
                        r"(?:有効|使え|もつ|持つ|もち|持ち|です|で切れ|だと)"),
    "visits": re.compile(r"(?P<number>\d|[一二三四])(?:回|度)(?:だけ|のみ)?(?:で(?!き)|行け|いけ|済|すむ)"),
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClaimExtractor(TextReader):
    """Adds an entity `claimed_<unit>` for each figure with its unit."""

    def read(self, text: str) -> list[Entity]:
        """The figures of the text, one a unit."""
        words = folded(text)
        return [Entity(f"claimed_{unit}", number(found["number"].replace(",", "")), found.start(), found.end())
                for unit, pattern in UNITS.items() if (found := pattern.search(words))]
