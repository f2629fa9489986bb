"""A message in parts that may each ask something."""

from __future__ import annotations

import re

SENTENCE_END = r"(?<=[。.!?!?\n])\s*"
JOINT = r"、|,|\s+|(?:それと|あと|それから|ついでに|また|および|及び|ならびに)(?=\S)|(?<=[^\W\d])と(?=[^\W\d])|(?<=[^\W\d])や(?=[^\W\d])"
QUESTION = re.compile(
    r"(?:か|かな|かね|の|かしら|でしょう|ですよね|っけ|[??]|は|って|を?教えて.*|を?知りたい.*|お願い.*|ください|下さい|希望.*)[。??!!\s]*$")


def sentences(text: str) -> list[str]:
    """The sentences of a message, blank ones left out."""
    return [part for part in re.split(SENTENCE_END, text) if part.strip()]


def parts(sentence: str) -> list[str]:
    """The pieces of a sentence between commas and joining words."""
    return [part for part in re.split(JOINT, sentence) if part.strip()]


def asks(text: str) -> bool:
    """Whether a part looks like a question or a request rather than a statement."""
    return QUESTION.search(text) is not None
