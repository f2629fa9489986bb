"""The Jinja environment of the pages and of the sayings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from desk import forms
from desk.forms import typed_case
from desk.readings import with_readings
from rulebook import phrases
from rulebook.case import CaseError
from rulebook.days import in_japanese, in_western
from rulebook.topics import TOPICS

FOLDER = Path(__file__).parent / "templates"
READING = re.compile(r"｜([^｜《》]+)《([^《》]+)》")


def ruby(text: str) -> Markup:
    """The text with its readings above it; copied, they stand behind it in brackets."""
    return Markup(READING.sub(r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>", str(escape(text))))


def query(fields: Mapping[str, str], **more: str) -> str:
    """The query of a link to a look-up; what is empty stays out."""
    return urlencode({name: text for name, text in {**fields, **more}.items() if text})


def fact(value: object) -> str:
    """The value of a fact as people read it."""
    if isinstance(value, list | tuple):
        return "、".join(map(fact, value))
    if isinstance(value, date):
        return in_japanese(value)
    item = phrases.responses().get(f"utter_item_{value}")
    return str(item["custom"]["label"]) if item else str(value)


def problem(error: CaseError) -> str:
    """The rulebook's sentence for what does not fit."""
    return phrases.case_error(error).text


def environment() -> Environment:
    """Templates in `desk/templates/`; `.html` is escaped, a name without a value is an error."""
    made = Environment(loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(("html",)), trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined)
    made.filters.update(fact=fact, problem=problem, day=date.fromisoformat, ruby=ruby, readings=with_readings,
                        japanese=in_japanese, western=in_western)
    made.globals.update(order=forms, topics=TOPICS, as_typed=typed_case, query=query,
                        label=phrases.field_label, topic_name=phrases.topic_name)
    return made
