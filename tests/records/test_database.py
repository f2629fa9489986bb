"""The one database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, inspect

from records.receipts import Receipts

ANSWER: dict[str, Any] = {"topic": "fee", "day": "2026-11-22"}


def test_many_may_open_an_empty_database_at_once(url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: Receipts(url), range(8)))
    opened[0].keep(ANSWER)
    assert [(ANSWER,)] * 8 == [receipts.open(Receipts.code(ANSWER)) for receipts in opened]


def test_a_table_has_its_indexes(url: str) -> None:
    Receipts(url)
    indexes = inspect(create_engine(url)).get_indexes("receipts")
    assert [["code"], ["day"]] == sorted(index["column_names"] for index in indexes)


def test_the_folder_of_a_file_is_made(tmp_path: Path) -> None:
    Receipts(f"sqlite:///{tmp_path / 'new' / 'deeper' / 'records.sqlite'}").keep(ANSWER)
    assert (tmp_path / "new" / "deeper" / "records.sqlite").is_file()


def test_the_desk_reads_while_a_channel_writes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'records.sqlite'}"
    desk, channel = Receipts(url), Receipts(url)
    with channel._engine.begin() as writing:
        writing.exec_driver_sql("INSERT INTO receipts VALUES ('N', 'C', '2026-11-22', '{}')")
        assert () == desk.open("0000-0000")
