"""A turn of the assistant as the message objects of one LINE reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from channels.line_fit import Draft, Message, fit
from channels.line_flex import container, is_carousel
from channels.line_postbacks import Postbacks
from channels.line_quick_replies import Button, quick_replies
from channels.line_speech import spoken
from channels.line_words import Words

NOTHING: Mapping[str, Any] = {"answers": [], "notices": [], "question": None}
AFTER = "after"
Block = Mapping[str, Any]


def messages(said: Sequence[Mapping[str, Any]], *, seal: Postbacks, words: Words, day: date,
             offers: Sequence[Button] = ()) -> list[Message]:
    """One to five message objects for what was said: `[{"text", "buttons"}, …, {"custom"}]` as CONTRACT 2 has it.

    `said` without a `custom` is text with buttons. `offers` are buttons of the channel's own, after those of the turn;
    the `text` of each says what it does. `day` is today; date pickers start near it.
    Raises `TooLong` where even plain text does not hold it all.
    """
    turn = _Turn.of(said, offers)
    fitted = fit([*turn.drafts(words)])
    buttons = [*turn.buttons, *turn.offers]
    items = quick_replies(buttons, turn.question, turn.has_carousel, seal=seal, words=words, day=day)
    return [*fitted[:-1], {**fitted[-1], "quickReply": {"items": items}}] if items else fitted


@dataclass(frozen=True)
class _Turn:
    """A turn in its parts: the bubbles around the answers, each answer with its text, and what can be pressed."""

    before: Sequence[str]
    answers: Sequence[tuple[str, Mapping[str, Any]]]
    after: Sequence[str]
    buttons: Sequence[Button]
    offers: Sequence[Button]
    question: Mapping[str, Any]

    @classmethod
    def of(cls, said: Sequence[Mapping[str, Any]], offers: Sequence[Button]) -> _Turn:
        """The last bubbles are the answers, the notices after them and the question, in this order."""
        custom = next((each["custom"] for each in said if "custom" in each), NOTHING)
        bubbles = [each for each in said if "text" in each]
        texts = [_with_choices(bubble["text"], bubble.get("buttons", ())) for bubble in bubbles]
        last = len(texts) - sum(notice["place"] == AFTER for notice in custom["notices"]) - bool(custom["question"])
        first = last - len(custom["answers"])
        answers = zip(texts[first:last], custom["answers"], strict=True)
        buttons = [button for bubble in bubbles for button in bubble.get("buttons", ())]
        return cls(texts[:first], [*answers], texts[last:], buttons, offers, custom["question"] or {})

    @property
    def has_carousel(self) -> bool:
        """Whether several counters are shown, of which one may be near."""
        return any(map(is_carousel, (block for _, answer in self.answers for block in answer["blocks"])))

    def drafts(self, words: Words) -> Iterator[Draft]:
        """The messages in order."""
        yield from map(Draft, self.before)
        for text, answer in self.answers:
            receipt = _receipt(answer, words)
            yield Draft("\n".join((text, *receipt)), _card(answer["blocks"], receipt, words))
        yield from (Draft(_with_choices(offer["text"], [offer])) for offer in self.offers)
        yield from map(Draft, self.after)


def _with_choices(text: str, buttons: Sequence[Button]) -> str:
    """The choices also in words, since not every device shows what can be pressed."""
    return "\n".join((text, *(f"・{button['title']}" for button in buttons)))


def _receipt(answer: Mapping[str, Any], words: Words) -> list[str]:
    """The number by which the desk opens the answer again; it is shown and not read aloud."""
    return [words["receipt"].format(receipt=answer["receipt"])] if "receipt" in answer else []


def _card(blocks: Sequence[Block], receipt: Sequence[str], words: Words) -> Message:
    shown = [*blocks, *({"type": "receipt", "text": number} for number in receipt)]
    return {"type": "flex", "altText": spoken(blocks, words), "contents": container(shown, words)}
