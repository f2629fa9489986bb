"""Whose certificate a message speaks of, so that one person's age is never taken for another's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.entities import Entity, TextReader
from nlu.ginza import folded
from nlu.situation import spelled_out

APPLICANT = "applicant"
BELONGS = r"TITLE(?:の(?!家|ME)|だと|だった|なら|[はがも]?\(?\d{1,3}(?:歳|才|さい|\)))"
KINDS = {"child": "OWN_CHILD|GRANDCHILD", "parent": "PARENT", "spouse": "SPOUSE", "relative": "RELATIVE",
         "acquaintance": "ACQUAINTANCE|CLIENT"}
OWN = "(?!うち)(?:ME)自身の(?:場合|分|(?:マイナンバー)?カード|証明書|電子|署名用|利用者|更新|手続)"
SPEAKER = "(?!うち)(?:ME)(?:自身)?の(?:場合|分|カード|証明書|電子|とき|ときは|は)"

FOR_ANOTHER = re.compile("代わり|かわり|代理|委任|後見")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ApplicantExtractor(TextReader):
    """Adds the entity `applicant` when a message names one kind of person only."""

    def read(self, text: str) -> list[Entity]:
        """The person named; none where several are, unless the speaker's own is told apart from theirs."""
        words = folded(text)
        own = _own().search(words)
        if own and not FOR_ANOTHER.search(words):
            return [Entity(APPLICANT, "speaker", own.start(), own.end())]
        found = [Entity(APPLICANT, kind, match.start(), match.end())
                 for kind, pattern in _applicants().items() if (match := pattern.search(words))]
        return found if len(found) == 1 else []


@cache
def _own() -> re.Pattern[str]:
    return re.compile(spelled_out(OWN))


@cache
def _applicants() -> Mapping[str, re.Pattern[str]]:
    patterns = {kind: f"(?:{words}){BELONGS}" for kind, words in KINDS.items()} | {"speaker": SPEAKER}
    return {kind: re.compile(spelled_out(pattern)) for kind, pattern in patterns.items()}
