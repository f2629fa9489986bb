from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError

from rulebook import dated
from rulebook.case import CaseError
from rulebook.dated import Facts, NotInForce, book, facts_in, in_force, sources
from rulebook.positions import positions
from rulebook.topics import TOPICS, decide
from tests.rulebook.strategies import OTHER_DAYS, TODAY, every_case

ROW = {"since": "2024-02-01", "value": "200", "source": "ward-186361", "checked": "2026-11-22", "confidence": "high",
       "place": "手数料"}
SOURCE = {"title": "手数料", "publisher": "世田谷区", "scope": "setagaya", "updated": "2024-02-01",
          "checked": "2026-11-22", "url": "https://example.jp/"}
CASES_OF_A_TOPIC = 1500
REAL_ROWS = [pytest.param(row, id=f"{name} {row.since}") for name, rows in book().items() for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the facts that the book is read from while a test runs."""
    copied = Path(copytree(dated.FOLDER, tmp_path / "facts"))
    with facts_in(copied):
        yield copied


def line(**changed: str | None) -> str:
    """One row of a fact; None leaves a key out."""
    return "- {" + ", ".join(f"{key}: {value}" for key, value in {**ROW, **changed}.items() if value is not None) + "}"


def entry(**changed: str | None) -> str:
    return "\n".join(f"  {key}: {value}" for key, value in {**SOURCE, **changed}.items() if value is not None)


def test_the_book_loads_with_a_file_for_every_topic() -> None:
    assert set(TOPICS) == {name.partition(".")[0] for name in book()}


@pytest.mark.parametrize("row", REAL_ROWS)
def test_a_row_was_checked_on_or_after_its_first_day(row: dated.Row) -> None:
    assert row.since <= row.checked <= TODAY


@pytest.mark.parametrize("row", REAL_ROWS)
def test_a_row_has_a_value_a_place_and_a_page_that_was_there_when_it_was_checked(row: dated.Row) -> None:
    assert [] == [part for part in (row.value, row.place, row.source.title) if part is None or part in ("", [])]
    assert row.source.as_of <= row.checked


def test_every_source_is_cited_by_a_row() -> None:
    assert set(sources().values()) == {row.source for rows in book().values() for row in rows}


@pytest.mark.parametrize("source", sources().values(), ids=sources())
def test_a_source_has_an_address_a_publisher_and_a_known_precision(source: dated.Source) -> None:
    assert source.url.startswith(("https://", "http://"))
    assert source.publisher
    assert source.precision in ("day", "month", "checked")


def test_every_fact_is_read_by_some_decision(folder: Path) -> None:
    _give_each_fact_its_own_source(folder)
    assert set(book()) == {source for topic in TOPICS for source in _sources_read(topic)}


def _give_each_fact_its_own_source(folder: Path) -> None:
    yaml = YAML(typ="safe")
    cited = {}
    for path in folder.glob("*.yml"):
        if path.name == "sources.yml":
            continue
        facts = {key: [{**row, "source": f"{path.stem}.{key}"} for row in rows]
                 for key, rows in yaml.load(path).items()}
        cited |= {f"{path.stem}.{key}": {**SOURCE, "updated": None, "checked": TODAY} for key in facts}
        yaml.dump(facts, path)
    yaml.dump(cited, folder / "sources.yml")


def _sources_read(topic: str) -> Iterator[str]:
    cases = tuple(every_case(topic))
    for case in islice(cases, 0, None, max(1, len(cases) // CASES_OF_A_TOPIC)):
        for day in (TODAY, OTHER_DAYS[-2]):
            try:
                decision = decide(topic, case, day)
            except CaseError:
                continue
            yield from (source.id for source in decision.sources)
            beside = positions((counter.name for counter in decision.counters), day)
            yield from (source["id"] for source in beside.get("positions", {"sources": ()})["sources"])


WRONG_ROWS: dict[str, tuple[str, ...]] = {
    "an unknown key": (line(until="2025-01-01"),),
    "a key left out": (line(checked=None),),
    "a date as text": (line(since="'2024-02-01'"),),
    "a time for a date": (line(since="!!timestamp '2024-02-01 10:00:00'"),),
    "a day of checking as text": (line(checked="'2026-11-22'"),),
    "an unknown source": (line(source="nobody"),),
    "low confidence": (line(confidence="low"),),
    "rows out of order": (line(since="2024-03-01"), line(since="2024-02-01")),
    "one day twice": (line(), line(value="300")),
    "no row": ("[]",),
    "nothing at all": ("",),
}


@pytest.mark.parametrize("rows", WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_wrong_row_is_refused_with_the_name_of_its_fact(folder: Path, rows: tuple[str, ...]) -> None:
    (folder / "fee.yml").write_text("\n".join(["standard_yen:", *(f"  {row}" for row in rows)]), encoding="utf-8")
    with pytest.raises(ValueError, match=r"fee\.standard_yen: "):
        book()


def test_a_right_row_is_taken(folder: Path) -> None:
    (folder / "fee.yml").write_text(f"standard_yen:\n{line(value='300')}\n", encoding="utf-8")
    assert 300 == in_force("fee.standard_yen", TODAY).value


def test_a_later_row_takes_over_on_its_first_day(folder: Path) -> None:
    rows = line(), line(since="2026-04-01", value="250")
    (folder / "fee.yml").write_text("\n".join(["standard_yen:", *rows]), encoding="utf-8")
    assert [200, 250] == [Facts(day)["fee.standard_yen"] for day in (date(2026, 3, 31), date(2026, 4, 1))]


def test_a_fact_that_stands_twice_is_refused_with_its_name_and_file(folder: Path) -> None:
    (folder / "fee.yml").write_text(f"standard_yen:\n{line()}\nstandard_yen:\n{line(value='300')}\n", encoding="utf-8")
    with pytest.raises(DuplicateKeyError, match=r'(?s)fee\.yml.*found duplicate key "standard_yen"'):
        book()


def test_a_key_that_stands_twice_in_a_row_is_refused(folder: Path) -> None:
    twice = line().replace("}", ", value: 300}")
    (folder / "fee.yml").write_text(f"standard_yen:\n{twice}\n", encoding="utf-8")
    with pytest.raises(DuplicateKeyError, match='found duplicate key "value"'):
        book()


WRONG_SOURCES: dict[str, dict[str, Any]] = {
    "an unknown key": {"author": "区"},
    "a key left out": {"url": None},
    "an unknown scope": {"scope": "tokyo"},
    "a day as text": {"updated": "'2024-02-01'"},
    "a month that is none": {"updated": "'2024-13'"},
    "a day of checking as text": {"updated": "null", "checked": "'2026-11-22'"},
}


@pytest.mark.parametrize("changed", WRONG_SOURCES.values(), ids=WRONG_SOURCES)
def test_a_wrong_source_is_refused_with_its_name(folder: Path, changed: dict[str, Any]) -> None:
    with (folder / "sources.yml").open("a", encoding="utf-8") as file:
        file.write(f"new-page:\n{entry(**changed)}\n")
    with pytest.raises(ValueError, match="new-page: "):
        sources()


@pytest.mark.parametrize(
    ("updated", "expected"),
    [("2024-02-01", (date(2024, 2, 1), "day")), ("'2020-08'", (date(2020, 8, 1), "month")),
     ("null", (date(2026, 11, 22), "checked"))],
)
def test_a_page_vouches_for_its_day_its_month_or_the_day_it_was_read(
    folder: Path, updated: str, expected: tuple[date, str]
) -> None:
    (folder / "sources.yml").write_text(f"new-page:\n{entry(updated=updated)}\n", encoding="utf-8")
    page = sources()["new-page"]
    assert expected == (page.as_of, page.precision)


def test_a_decision_cites_what_was_read_once_and_in_order() -> None:
    facts = Facts(TODAY)
    names = ("fee.standard_yen", "renewal.notice_needed", "fee.first_issue_yen")
    assert (200, False, 0) == tuple(facts[name] for name in names)
    assert ["ward-186361", "ward-186365"] == [source.id for source in facts.sources]
    assert names == tuple(facts.read)


def test_asking_whether_a_fact_holds_reads_nothing() -> None:
    facts = Facts(date(2026, 11, 21))
    assert [False, True] == [facts.holds(name) for name in ("renewal.online", "fee.standard_yen")]
    assert () == facts.sources


def test_a_fact_before_its_first_row_is_refused_with_its_name_and_the_day() -> None:
    with pytest.raises(NotInForce, match=r"fee\.standard_yen has no row on 2024-01-31"):
        Facts(date(2024, 1, 31))["fee.standard_yen"]
