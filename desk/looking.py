"""One look-up: from the words and the fields of a request to everything the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import guard
from desk.forms import DAY, Field, Filled, fields, filled, typed_case
from desk.hit import Hit
from desk.sayings import Saying, sayings
from desk.search import Search
from desk.understanding import Understanding
from records.receipts import Receipts
from rulebook import phrases
from rulebook.asked import Asked, Told, told
from rulebook.branches import Undecided, undecided
from rulebook.case import FIELDS
from rulebook.topics import TOPICS
from rulebook.trace import Trace, trace


@dataclass(frozen=True)
class Opened:
    """An answer with all that stands beside it."""

    told: Told
    code: str
    undecided: Undecided | None
    trace: Trace
    sayings: tuple[Saying, ...]

    @property
    def headline(self) -> str:
        """The answer in a line."""
        return str(self.told.answer.blocks[0]["text"])


@dataclass(frozen=True)
class Look:
    """What a request asked for. `told_before` is the form as it came, without what the words add;
    `warnings` tell what of the words was masked; `opened` is None where nothing was found."""

    words: str
    told_before: Mapping[str, str]
    warnings: tuple[str, ...]
    hits: tuple[Hit, ...]
    topic: str | None
    form: Filled
    fields: Mapping[str, Field]
    opened: Opened | None

    @property
    def chosen(self) -> Hit | None:
        """The hit that stands open: of those that say no more than the case, the one that says most."""
        known = typed_case(self.form.case.known).items()
        fitting = [hit for hit in self.hits if hit.topic == self.topic and typed_case(hit.case).items() <= known]
        return max(fitting, key=lambda hit: len(hit.case), default=None)


class Looking:
    """Finds and opens answers; asks the assistant only about what is entered, not about what is being typed."""

    def __init__(self, search: Search, understanding: Understanding) -> None:
        self._search, self._understanding = search, understanding

    def look(self, asked: Mapping[str, str], today: date, typing: bool) -> Look:
        """The look-up of a request's fields: `q`, `topic` (which opens that topic and takes the case as it is), the
        fields of the case, the day, and in `words` the names of those fields that the words of `q` gave."""
        checked = guard.check(asked.get("q", "").strip())
        hits = self._hits(checked.text, typing)
        chosen = asked.get("topic") if asked.get("topic") in TOPICS else None
        given = {name: text for name, text in asked.items() if name in (*FIELDS, DAY)}
        from_words = asked.get("words", "").split()
        told_before = {name: text for name, text in given.items() if name not in from_words}
        if hits and not chosen:
            given = told_before | typed_case(hits[0].case)
        topic = chosen or (hits[0].topic if hits else None)
        form = filled(given, topic, today)
        warnings = tuple(phrases.sentence(f"guarded_{kind}").text for kind in dict.fromkeys(checked.findings))
        return Look(checked.text, told_before, warnings, hits, topic, form, fields(form, topic),
                    opened(topic, form) if topic else None)

    def _hits(self, words: str, typing: bool) -> tuple[Hit, ...]:
        if not words:
            return ()
        understood = () if typing else self._understanding.find(words)
        found = self._search.find(words)
        first: dict[object, Hit] = {}
        for hit in (*understood, *found):
            first.setdefault((hit.topic, frozenset(hit.case.items())), hit)
        return tuple(first.values())


def opened(topic: str, form: Filled) -> Opened:
    """The answer of a topic to a form."""
    answer = told(Asked(topic, form.case, form.day))
    code = Receipts.code(answer.as_json())
    return Opened(answer, code, undecided(topic, form.case, form.day), trace(topic, form.case, form.day),
                  sayings(answer, code))
