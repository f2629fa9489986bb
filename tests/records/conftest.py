"""Every table on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from tests.records.postgres import running


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "SQLite":
        yield f"sqlite:///{tmp_path / 'records.sqlite'}"
    else:
        url = request.getfixturevalue("postgres")
        yield url
        _empty(url)


def _empty(url: str) -> None:
    engine, tables = create_engine(url, future=True), MetaData()
    tables.reflect(engine)
    tables.drop_all(engine)
    engine.dispose()
