"""What the tables' columns have in common."""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, Text

PER_READING = 1_000_000
"""How many things one reading may hold: keys are ``reading * PER_READING + place``."""

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""What a table's rows go by: SQLite finds a row by its number itself where the column is an INTEGER."""

metadata = MetaData(
    naming_convention={"fk": "%(table_name)s_%(column_0_name)s", "ix": "%(table_name)s_by_%(column_0_N_name)s"}
)


def text(name: str, *, needed: bool = False) -> Column[Any]:
    """Words, or a list as JSON."""
    return Column(name, Text, nullable=not needed)


def key(name: str, to: str, *, needed: bool = True, primary: bool = False) -> Column[Any]:
    """The key of a row in another table."""
    return Column(
        name,
        NUMBER if primary else BigInteger,
        ForeignKey(to),
        nullable=not needed,
        primary_key=primary,
        autoincrement=False,
        index=not primary,
    )


def report(name: str = "report") -> Column[Any]:
    """The id of a report on record."""
    return Column(name, Text, ForeignKey("reports.id"), nullable=False, index=True)


def place() -> tuple[Column[Any], ...]:
    """A place as the model has it; ``place_folded`` is what it is found by."""
    return (
        text("place"),
        text("admin1"),
        text("place_folded"),
        text("country"),
        Column("geonames", BigInteger),
        Column("latitude", Float),
        Column("longitude", Float),
    )


def date() -> tuple[Column[Any], ...]:
    """An interval in whole days, both inclusive."""
    return text("date_start"), text("date_end"), text("precision")
