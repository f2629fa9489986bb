"""From a decision to the finished answer: the only reader of `data/responses/`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from ruamel.yaml import YAML

from rulebook.case import CaseError
from rulebook.claims import contradicted
from rulebook.days import in_japanese, in_japanese_month, in_western
from rulebook.decision import Counter, Decision, Source, Value, Visit
from rulebook.plain_text import plain_text

FOLDER = Path(__file__).parent.parent / "data" / "responses"
Block = Mapping[str, Any]
NO_FIGURES: Mapping[str, Value] = {}
NO_CLAIMS: Mapping[str, int] = {}


class PhraseError(LookupError):
    """A sentence is missing, or a placeholder in it has no value."""


@dataclass(frozen=True)
class Answer:
    """A decision in words, as ordered blocks that every surface can render."""

    decision: Decision
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The same answer as plain text."""
        return plain_text(self.blocks)

    def as_json(self) -> dict[str, Any]:
        """The answer as CONTRACT section 2 shows it."""
        decision = self.decision
        return {
            "topic": decision.topic,
            "outcome": decision.outcome,
            "values": {name: _json_value(value) for name, value in decision.values.items()},
            "items": list(decision.items),
            "blocks": [dict(block) for block in self.blocks],
            "sources": [_json_source(source) for source in decision.sources],
        }


@dataclass(frozen=True)
class Question:
    """A question back, with the replies offered as buttons."""

    text: str
    buttons: tuple[Mapping[str, str], ...]


def answer(decision: Decision, claims: Mapping[str, int] = NO_CLAIMS) -> Answer:
    """The finished answer; it begins with the correction of a figure that the resident wrongly takes for granted.

    Raises `PhraseError` where a sentence or a value is missing.
    """
    return Answer(decision, (*_corrections(decision, claims), *_worded(decision), *_sources_block(decision)))


def _corrections(decision: Decision, claims: Mapping[str, int]) -> Iterable[Block]:
    wrong = contradicted(decision, claims)
    if wrong:
        words = _words("utter_correction")
        yield _text_block("correction", "\n".join(_fill(words[unit], {"claimed": wrong[unit]}) for unit in wrong))


def branches(general: Decision, by_reply: Sequence[tuple[str, Decision]]) -> Answer:
    """The answer for somebody who cannot say which case is theirs: every branch under the words of its reply."""
    blocks: list[Block] = [_text_block("headline", _words("utter_branches")["headline"])]
    for reply, decision in by_reply:
        blocks += [_under(reply, block) if block["type"] == "headline" else block for block in _worded(decision)]
    sources = dict.fromkeys(source for _, decision in by_reply for source in decision.sources)
    return Answer(general, (*blocks, *_source_lines(sources)))


def question(field: str, figures: Mapping[str, Value] = NO_FIGURES) -> Question:
    """The question for a case field; `figures` are the numbers its words name."""
    entry = _response(f"utter_ask_{field}")
    buttons = ({"title": _fill(button["title"], figures), "payload": button["payload"]} for button in entry["buttons"])
    return Question(_fill(entry["text"], figures), tuple(buttons))


def which_topic(topics: Sequence[str]) -> Question:
    """The question which of these topics was meant, in residents' words, with a way out."""
    names, words = _words("utter_topic_names"), _response("utter_ask_which_topic")
    offered = tuple({"title": names[topic], "payload": f"/ask_{topic}"} for topic in topics)
    return Question(words["text"], (*offered, *(dict(button) for button in words["buttons"])))


def replies(field: str, figures: Mapping[str, Value] = NO_FIGURES) -> Mapping[object, str]:
    """The words of the button for every value that can be replied to the question for a field."""
    entities = ((button["title"], _entities(button["payload"])) for button in question(field, figures).buttons)
    return {given[field]: title for title, given in entities if field in given}


def _entities(payload: str) -> Mapping[str, Any]:
    _, brace, rest = payload.partition("{")
    return json.loads(brace + rest) if brace else {}


def sentence(name: str, **values: Value) -> str:
    """One plain sentence, `utter_<name>`, of the small talk and the notices."""
    return _fill(_response(f"utter_{name}")["text"], values)


def case_error(error: CaseError) -> str:
    """The sentence for a field that does not fit; it names the field and the value."""
    value = in_japanese(day) if (day := _as_day(error.value)) else str(error.value) or sentence("error_empty")
    return sentence(f"error_{error.problem}", field=field_label(error.field), value=value)


def field_label(field: str) -> str:
    """The name of a case field in a resident's words; the field itself when it has none."""
    labels = _words("utter_fields")
    return str(labels.get(field, field))


@cache
def responses() -> Mapping[str, Mapping[str, Any]]:
    """Every response by name, as Rasa merges them; a name given twice is an error."""
    merged: dict[str, Mapping[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for name, variants in YAML(typ="safe").load(path)["responses"].items():
            if name in merged:
                raise PhraseError(f"{name} stands twice")
            (merged[name],) = variants
    return merged


def _response(name: str) -> Mapping[str, Any]:
    try:
        return responses()[name]
    except KeyError:
        raise PhraseError(f"no response {name}") from None


def _words(name: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = _response(name)["custom"]
    return words


def _worded(decision: Decision) -> tuple[Block, ...]:
    names = [f"{decision.topic}_{decision.outcome}", *(f"{decision.topic}_note_{note}" for note in decision.notes)]
    if decision.is_referral and "phone" in decision.terms:
        names.append("contact_line")
    words = [_words(f"utter_{name}") for name in names]
    context = {**decision.values, **decision.terms}
    return (
        *_texts(words, context, "headline", "correction", "why"),
        *_checklist(decision),
        *_steps(decision.visits, context),
        *_timeline(decision.timeline),
        *_counters(decision.counters),
        *_texts(words, context, "next"),
    )


def _texts(words: Sequence[Mapping[str, Any]], context: Mapping[str, Value], *types: str) -> Iterable[Block]:
    for type_ in types:
        lines = [_fill(line, context) for word in words for line in _lines(word.get(type_, ()))]
        if lines:
            yield _text_block(type_, "\n".join(lines))


def _text_block(type_: str, text: str) -> Block:
    return {"type": type_, "text": text}


def _lines(entry: str | Sequence[str]) -> Sequence[str]:
    return [entry] if isinstance(entry, str) else entry


def _under(reply: str, block: Block) -> Block:
    return {**block, "text": f"【{reply}】{block['text']}"}


def _checklist(decision: Decision) -> Iterable[Block]:
    if decision.items and not decision.visits:
        yield {"type": "checklist", "items": [_item(key) for key in decision.items]}


def _item(key: str) -> dict[str, str]:
    return {"key": key, **_words(f"utter_item_{key}")}


def _steps(visits: Sequence[Visit], context: Mapping[str, Value]) -> Iterable[Block]:
    if visits:
        yield {"type": "steps", "steps": [_step(visit, context) for visit in visits]}


def _step(visit: Visit, context: Mapping[str, Value]) -> dict[str, Any]:
    words = _words(f"utter_visit_{visit.name}")
    return {"title": _fill(words["title"], context), "text": _fill(words["text"], context),
            "items": [_item(key) for key in visit.items]}


def _timeline(entries: Sequence[tuple[str, date]]) -> Iterable[Block]:
    if entries:
        labels = _words("utter_timeline")
        yield {"type": "timeline", "entries": [
            {"key": key, "date": day.isoformat(), "date_text": in_japanese(day), "label": labels[key]}
            for key, day in entries]}


def _counters(counters: Sequence[Counter]) -> Iterable[Block]:
    if counters:
        yield {"type": "counters", "counters": [_counter(counter) for counter in counters]}


def _counter(counter: Counter) -> dict[str, Any]:
    words = _words("utter_counter")
    labels = [{"label": words[key], "text": text} for key, text in counter.details.items()]
    as_of = {} if counter.details_source is None else {
        "as_of": counter.details_source.as_of.isoformat(),
        "as_of_text": _fill(words["as_of"], {"as_of": _as_of_text(counter.details_source)})}
    return {"name": counter.name, "agents": words["agents" if counter.takes_agents else "no_agents"],
            "details": labels, **as_of}


def _sources_block(decision: Decision) -> Iterable[Block]:
    return _source_lines(decision.sources)


def _source_lines(sources: Iterable[Source]) -> Iterable[Block]:
    lines = [{**_json_source(source), "text": _source_text(source)} for source in sources]
    if lines:
        yield {"type": "sources", "sources": lines}


def _source_text(source: Source) -> str:
    words = _words("utter_source")
    values = {"publisher": source.publisher, "title": source.title, "as_of": _as_of_text(source)}
    return _fill(words[source.precision], values) + str(words[source.scope])


def _as_of_text(source: Source) -> str:
    return in_japanese_month(source.as_of) if source.precision == "month" else in_western(source.as_of)


def _json_source(source: Source) -> dict[str, str]:
    return {"id": source.id, "title": source.title, "url": source.url, "as_of": source.as_of.isoformat(),
            "publisher": source.publisher, "scope": source.scope}


def _json_value(value: Value) -> int | str:
    return value.isoformat() if isinstance(value, date) else value


def _fill(template: str, values: Mapping[str, Value]) -> str:
    return "".join(literal + ("" if name is None else _shown(template, name, values))
                   for literal, name, _, _ in Formatter().parse(template))


def _shown(template: str, name: str, values: Mapping[str, Value]) -> str:
    value = values.get(name)
    if value is None or value == "":
        raise PhraseError(f"no value for {{{name}}} in {template!r}")
    return in_japanese(value) if isinstance(value, date) else str(value)


def _as_day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
