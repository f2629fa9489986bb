"""From a decision to the finished answer: the only reader of `data/responses/`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from rulebook import citations
from rulebook.case import CaseError
from rulebook.claims import Claims, contradicted
from rulebook.days import in_japanese
from rulebook.decision import Counter, Decision, Source, Value, Visit
from rulebook.plain_text import plain_text
from rulebook.wording import (
    NO_FIGURES,
    PhraseError,
    Question,
    Response,
    Sentence,
    fill,
    joined,
    lines,
    parts,
    told,
)

FOLDER = Path(__file__).parent.parent / "data" / "responses"
Block = Mapping[str, Any]
NO_CLAIMS: Claims = {}
YES_OR_NO = re.compile(r"^(?:はい|いいえ)、")


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
            "sources": [citations.as_json(source) for source in decision.sources],
        }


def answer(decision: Decision, claims: Claims = NO_CLAIMS) -> Answer:
    """The finished answer; it begins with the correction of what the resident wrongly takes for granted.

    Raises `PhraseError` where a sentence or a value is missing.
    """
    worded, wrong = _worded(decision), contradicted(decision, claims)
    if wrong:
        worded = (_correction(wrong), *map(_without_yes_or_no, worded))
    return Answer(decision, (*worded, *_source_lines(decision.sources)))


def _correction(wrong: Claims) -> Block:
    words = _response("utter_correction")
    said = (lines(words, name, {"claimed": _claimed(claim)}) for name, claim in wrong.items())
    first, *more = chain.from_iterable(said)
    return _text_block("correction", [first, *(line.reworded(_neither_yes_nor_no) for line in more)])


def _claimed(claim: int | str) -> Value:
    return (_as_day(claim) or claim) if isinstance(claim, str) else claim


def _without_yes_or_no(block: Block) -> Block:
    """After a correction, which begins with its own いいえ, the headline says neither yes nor no."""
    return _reworded(block, _neither_yes_nor_no)


def _neither_yes_nor_no(text: str) -> str:
    return YES_OR_NO.sub("", text)


def branches(general: Decision, by_reply: Sequence[tuple[str, Decision]]) -> Answer:
    """The answer for somebody who cannot say which case is theirs: every branch under the words of its reply."""
    blocks: list[Block] = [*_texts(["utter_branches"], NO_FIGURES, "headline")]
    for reply, decision in by_reply:
        blocks += [_under(reply, block) for block in _worded(decision)]
    sources = dict.fromkeys(source for _, decision in by_reply for source in decision.sources)
    return Answer(general, (*blocks, *_source_lines(sources)))


def question(field: str, figures: Mapping[str, Value] = NO_FIGURES) -> Question:
    """The question for a case field; `figures` are the numbers its words name."""
    entry = _response(f"utter_ask_{field}")
    buttons = ({"title": fill(button["title"], figures), "payload": button["payload"]} for button in entry["buttons"])
    words = told(entry, figures)
    return Question(words.text, words.plain, field, tuple(buttons))


def which_topic(topics: Sequence[str]) -> Question:
    """The question which of these topics was meant, in residents' words, with a way out."""
    entry = _response("utter_ask_which_topic")
    offered = tuple({"title": topic_name(topic), "payload": f"/ask_{topic}"} for topic in topics)
    words = told(entry)
    return Question(words.text, words.plain, "topic", (*offered, *(dict(button) for button in entry["buttons"])))


def topic_name(topic: str) -> str:
    """A topic in residents' words."""
    return str(_words("utter_topic_names")[topic])


def replies(field: str, figures: Mapping[str, Value] = NO_FIGURES) -> Mapping[object, str]:
    """The words of the button for every value that can be replied to the question for a field."""
    entities = ((button["title"], _entities(button["payload"])) for button in question(field, figures).buttons)
    return {given[field]: title for title, given in entities if field in given}


def _entities(payload: str) -> Mapping[str, Any]:
    _, brace, rest = payload.partition("{")
    return json.loads(brace + rest) if brace else {}


def sentence(name: str, **values: Value) -> Sentence:
    """One sentence, `utter_<name>`, of the small talk and the notices."""
    return told(_response(f"utter_{name}"), values)


def understood(dates: Mapping[str, date]) -> Sentence:
    """The dates that were told, each under its name, with the way to put one right."""
    words = _response("utter_understood")
    told_dates = (lines(words, "date", {"field": field_label(field), "date": day}) for field, day in dates.items())
    return joined([*lines(words, "opening"), *chain.from_iterable(told_dates), *lines(words, "otherwise")])


def case_error(error: CaseError) -> Sentence:
    """The sentence for a field that does not fit; it names the field and the value."""
    name, label, empty = f"error_{error.problem}", field_label(error.field), sentence("error_empty")
    value = in_japanese(day) if (day := _as_day(error.value)) else str(error.value)
    return Sentence(sentence(name, field=label, value=value or empty.text).text,
                    sentence(name, field=label, value=value or str(empty.plain)).plain)


def field_label(field: str) -> str:
    """The name of a case field in a resident's words; the field itself when it has none."""
    labels = _words("utter_fields")
    return str(labels.get(field, field))


@cache
def responses() -> Mapping[str, Response]:
    """Every response by name, as Rasa merges them; a name given twice is an error."""
    merged: dict[str, Response] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for name, variants in YAML(typ="safe").load(path)["responses"].items():
            if name in merged:
                raise PhraseError(f"{name} stands twice")
            (merged[name],) = variants
    return merged


def _response(name: str) -> Response:
    try:
        return responses()[name]
    except KeyError:
        raise PhraseError(f"no response {name}") from None


def _words(name: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = _response(name)["custom"]
    return words


def _worded(decision: Decision) -> tuple[Block, ...]:
    topic = f"utter_{decision.topic}"
    names = [f"{topic}_{decision.outcome}", *(f"{topic}_note_{note}" for note in decision.notes)]
    if decision.is_referral and "phone" in decision.terms:
        names.append("utter_contact_line")
    context = {**decision.values, **decision.terms}
    return (
        *_texts(names, context, "headline", "correction", "why"),
        *_checklist(decision),
        *_steps(decision.visits, context),
        *_timeline(decision.timeline),
        *_counters(decision.counters),
        *_texts(names, context, "next"),
    )


def _texts(names: Sequence[str], context: Mapping[str, Value], *types: str) -> Iterable[Block]:
    for type_ in types:
        said = [line for name in names for line in lines(_response(name), type_, context)]
        if said:
            yield _text_block(type_, said)


def _text_block(type_: str, said: Sequence[Sentence]) -> Block:
    return {"type": type_, **joined(said).as_json()}


def _under(reply: str, block: Block) -> Block:
    return _reworded(block, lambda text: f"【{reply}】{text}")


def _reworded(block: Block, change: Callable[[str], str]) -> Block:
    """A headline with both of its wordings changed; any other block as it is."""
    if block["type"] != "headline":
        return block
    return {**block, "text": change(block["text"]), "plain": change(block["plain"])}


def _checklist(decision: Decision) -> Iterable[Block]:
    if decision.items and not decision.visits:
        yield {"type": "checklist", "items": [_item(key) for key in decision.items]}


def _item(key: str) -> dict[str, str]:
    return {"key": key, **parts(_response(f"utter_item_{key}"))}


def _steps(visits: Sequence[Visit], context: Mapping[str, Value]) -> Iterable[Block]:
    if visits:
        yield {"type": "steps", "steps": [_step(visit, context) for visit in visits]}


def _step(visit: Visit, context: Mapping[str, Value]) -> dict[str, Any]:
    return {**parts(_response(f"utter_visit_{visit.name}"), context), "items": [_item(key) for key in visit.items]}


def _timeline(entries: Sequence[tuple[str, date]]) -> Iterable[Block]:
    if entries:
        labels = parts(_response("utter_timeline"))
        yield {"type": "timeline", "entries": [
            {"key": key, "date": day.isoformat(), "date_text": in_japanese(day),
             "label": labels[key], "plain_label": labels[f"plain_{key}"]} for key, day in entries]}


def _counters(counters: Sequence[Counter]) -> Iterable[Block]:
    if counters:
        yield {"type": "counters", "counters": [_counter(counter) for counter in counters]}


def _counter(counter: Counter) -> dict[str, Any]:
    words = _words("utter_counter")
    labels = [{"label": words[key], "text": text} for key, text in counter.details.items()]
    as_of = {} if counter.details_source is None else {
        "as_of": counter.details_source.as_of.isoformat(),
        "as_of_text": fill(words["as_of"], {"as_of": citations.as_of_text(counter.details_source)})}
    return {"name": counter.name, "agents": words["agents" if counter.takes_agents else "no_agents"],
            "details": labels, **as_of}


def _source_lines(sources: Iterable[Source]) -> Iterable[Block]:
    listed = [cited(source) for source in sources]
    if listed:
        yield {"type": "sources", "sources": listed}


def cited(source: Source) -> dict[str, str]:
    """A source for renderers, with its line in words."""
    return {**citations.as_json(source), "text": citations.in_words(source, _words("utter_source"))}


def _json_value(value: Value) -> int | str:
    return value.isoformat() if isinstance(value, date) else value


def _as_day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
