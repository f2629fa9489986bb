"""Whether the speaker says to go: for a relative's certificate that makes the speaker the agent, not the applicant."""

from __future__ import annotations

import re

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.entities import Entity, TextReader
from nlu.ginza import folded

SPEAKER_GOES = "speaker_goes"
GOES = re.compile(
    r"(?<!本人の)(?:私|わたくし|わたし|あたし|僕|ぼく|俺|おれ|わし|自分|うち)(?:が|は|で|だけ(?:で|が)?|(?:一人|ひとり)で)"
    r"[^。、]{0,6}(?:行|いき|いく|伺|うかが|窓口|参り|まいり|手続|申請)")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SpeakerExtractor(TextReader):
    """Adds the entity `speaker_goes`."""

    def read(self, text: str) -> list[Entity]:
        """Where the speaker says to go, if anywhere."""
        found = GOES.search(folded(text))
        return [Entity(SPEAKER_GOES, True, found.start(), found.end())] if found else []
