"""The blocks of an answer as a Flex container: one renderer for each type of block; none knows a topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import regex

from channels.line_components import (
    FADED,
    LINE,
    TINT,
    Component,
    bubble,
    button,
    column,
    linked,
    mark,
    row,
    text,
)
from channels.line_limits import BUBBLE, BUBBLES
from channels.line_words import Words

PHONE = regex.compile(r"(?<!(?:ファックス|FAX)[^\d。\n]{0,9}|[\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])")
COUNTERS, SOURCES, RECEIPT, TODAY = "counters", "sources", "receipt", "today"
AT_THE_END = (SOURCES, RECEIPT)
FRAME = {"borderWidth": "1px", "borderColor": LINE, "cornerRadius": "8px", "paddingAll": "12px"}
Block = Mapping[str, Any]
Components = Iterator[Component]


def container(blocks: Sequence[Block], words: Words) -> Component:
    """A bubble, or a carousel where several counters or more than one card is needed; it may be too large for LINE."""
    bubbles = [*map(bubble, _pages(_statements(blocks, words)))]
    bubbles += map(bubble, _shared_out(_cards(blocks), BUBBLES.most - len(bubbles)))
    return bubbles[0] if len(bubbles) == 1 else {"type": "carousel", "contents": bubbles}


def _statements(blocks: Sequence[Block], words: Words) -> list[Component]:
    """Every block but the counters that get cards of their own; before the sources a button for each telephone."""
    told = [block for block in blocks if block["type"] not in AT_THE_END and not is_carousel(block)]
    cited = [block for block in blocks if block["type"] in AT_THE_END]
    return [*_rendered(told, words), *_phones(told, words), *_rendered(cited, words)]


def _rendered(blocks: Iterable[Block], words: Words) -> Components:
    return (component for block in blocks for component in RENDERERS.get(block["type"], _lines)(block, words))


def is_carousel(block: Block) -> bool:
    """Whether a block is several counters, which get cards of their own."""
    return bool(block["type"] == COUNTERS and len(block["counters"]) > 1)


def _pages(statements: Iterable[Component]) -> list[list[Component]]:
    """Statements in as few bubbles as LINE's size allows, each whole."""
    pages: list[list[Component]] = [[]]
    for statement in statements:
        if pages[-1] and not BUBBLE.holds(bubble([*pages[-1], statement])):
            pages.append([])
        pages[-1].append(statement)
    return [page for page in pages if page]


def _shared_out(cards: Sequence[Component], bubbles: int) -> Iterator[Sequence[Component]]:
    """The cards in order, as evenly as can be in so many bubbles."""
    many = -(-len(cards) // max(1, bubbles)) or 1
    return (cards[start:start + many] for start in range(0, len(cards), many))


def _cards(blocks: Iterable[Block]) -> list[Component]:
    return [_card(counter) for block in blocks if is_carousel(block) for counter in block["counters"]]


def _phones(blocks: Iterable[Block], words: Words) -> Components:
    said = "\n".join(block.get("text", "") for block in blocks)
    for phone in dict.fromkeys(PHONE.findall(said)):
        yield button(words["call"].format(phone=phone), _telephone(phone))


def _telephone(phone: str) -> str:
    return f"tel:{phone.replace('-', '')}"


def _lines(block: Block, _: Words) -> Components:
    return _paragraphs(block.get("text", ""))


def _paragraphs(said: str, **look: Any) -> Components:
    return (text(line, **look) for line in said.split("\n") if line.strip())


def _headline(block: Block, _: Words) -> Components:
    """The answer itself large; what else stands in it as a paragraph."""
    first, *rest = re.split(r"(?<=。)", block["text"], maxsplit=1)
    yield from _paragraphs(first, size="xl", bold=True)
    yield from _paragraphs("".join(rest))


def _checklist(block: Block, _: Words) -> Components:
    return map(_item, block["items"])


def _item(item: Mapping[str, str]) -> Component:
    more = (text(item[key], color=FADED) for key in ("reason", "substitute") if item.get(key))
    return row(mark("2px"), [text(item["label"], bold=True), *more])


def _steps(block: Block, _: Words) -> Components:
    for step in block["steps"]:
        heading = text(step["title"], size="lg", bold=True)
        yield column([heading, text(step["text"]), *map(_item, step["items"])], **FRAME)


def _timeline(block: Block, _: Words) -> Components:
    for entry in block["entries"]:
        told = [text(entry["date_text"], bold=True), text(entry["label"])]
        yield row(mark("8px", filled=entry["key"] == TODAY), told)


def _counter(block: Block, _: Words) -> Components:
    return map(_card, block["counters"])


def _card(counter: Mapping[str, Any]) -> Component:
    name = text(counter["name"], size="lg", bold=True)
    as_of = [text(counter["as_of_text"], size="sm", color=FADED)] if counter.get("as_of_text") else []
    return column([name, text(counter["agents"]), *map(_detail, counter["details"]), *as_of], **FRAME)


def _detail(detail: Mapping[str, str]) -> Component:
    said = f"{detail['label']} {detail['text']}"
    return linked(said, _telephone(detail["text"])) if PHONE.fullmatch(detail["text"]) else text(said)


def _next(block: Block, words: Words) -> Components:
    yield column([text(words["next"], bold=True), *_paragraphs(block["text"])], backgroundColor=TINT,
                 cornerRadius="8px", paddingAll="12px")


def _sources(block: Block, _: Words) -> Components:
    yield {"type": "separator", "color": LINE}
    yield from (linked(source["text"], source["url"], size="sm") for source in block["sources"])


def _receipt(block: Block, _: Words) -> Components:
    yield text(block["text"], size="sm", color=FADED)


RENDERERS: Mapping[str, Callable[[Block, Words], Components]] = {
    "headline": _headline,
    "correction": _lines,
    "why": _lines,
    "checklist": _checklist,
    "steps": _steps,
    "timeline": _timeline,
    COUNTERS: _counter,
    "next": _next,
    SOURCES: _sources,
    RECEIPT: _receipt,
}
