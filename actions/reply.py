"""One reply: the bubbles of a turn and the one message that carries everything for renderers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from rulebook import phrases
from rulebook.asked import Told
from rulebook.wording import Question, Sentence

ANSWERED, CLARIFY, REFERRED, HANDOFF = "answered", "clarify", "referred", "handoff"
OUT_OF_SCOPE, SMALLTALK, GUARDED, ERROR = "out_of_scope", "smalltalk", "guarded", "error"
MISSED = "missed"


@dataclass
class Reply:
    """What one turn says; `missed`: the message was not understood."""

    status: str
    situation: dict[str, Any] = field(default_factory=dict)
    sentences: Sequence[Sentence] = ()
    answers: Sequence[Told] = ()
    notes: Sequence[Sentence] = ()
    question: Question | None = None
    missed: bool = False

    @property
    def unanswered(self) -> str | None:
        """Why the question stays open, for those who write the answers; None where it does not."""
        if any(told.answer.decision.is_referral for told in self.answers):
            return REFERRED
        if self.missed:
            return MISSED
        return self.status if self.status in (OUT_OF_SCOPE, ERROR) else None

    def send(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        """Put the bubbles and the custom message on the way; a guarded message is told first."""
        guarded = (tracker.latest_message.get("metadata") or {}).get("guarded", ())
        before = [*(phrases.sentence(f"guarded_{kind}") for kind in guarded), *self.sentences]
        for said in (*before, *self.answers, *self.notes):
            dispatcher.utter_message(text=said.text)
        if self.question:
            buttons = [dict(button) for button in self.question.buttons]
            dispatcher.utter_message(text=self.question.text, buttons=buttons)
        dispatcher.utter_message(json_message={
            "status": GUARDED if guarded else self.status,
            "answers": [answer.as_json() for answer in self.answers],
            "situation": self.situation,
            "notices": [{**said.as_json(), "place": place}
                        for place, told in (("before", before), ("after", self.notes)) for said in told],
            "question": self.question.as_json() if self.question else None,
            "unanswered": self.unanswered,
        })


def status_of(answers: Sequence[Told]) -> str:
    """`answered` when at least one topic was answered, else `referred`."""
    return REFERRED if all(told.answer.decision.is_referral for told in answers) else ANSWERED
