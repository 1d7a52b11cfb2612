"""Rows as other data sets ship them, of our own invention."""

from pathlib import Path

from onrecord.export.coded import columns_of

ACLED = columns_of("acled", own=False)
CLASH = {
    "event_id_cnty": "VLD1", "event_date": "2024-05-13", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Kenya (2022-)", "inter1": "State forces", "actor2": "Garissa Front",
    "inter2": "Rebel group", "country": "Kenya", "admin1": "Garissa", "location": "Garissa",
    "latitude": "-0.4536", "longitude": "39.6401", "geo_precision": "1", "source": "The Ledger",
    "notes": "They fought, the paper wrote.", "fatalities": "12",
}  # fmt: skip
"""An ACLED row."""
MET = {
    "GlobalEventID": "4711", "Day": "20240514", "MonthYear": "202405", "Year": "2024", "Actor1Code": "FINGOV",
    "Actor1Name": "FINLAND", "Actor1CountryCode": "FIN", "Actor1Type1Code": "GOV", "Actor2Name": "NORWAY",
    "Actor2Code": "NOR", "Actor2CountryCode": "NOR", "EventCode": "046", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Oslo, Oslo, Norway", "ActionGeo_Lat": "59.91", "ActionGeo_Long": "10.75",
    "SOURCEURL": "https://ledger.example/1",
}  # fmt: skip
"""A row of GDELT 2."""
POLECAT = {
    "Event ID": "p1", "Event Date": "2024-05-14", "Event Type": "CONSULT", "Event Mode": "meeting",
    "Actor Name": "Aino Salo", "Actor Country": "FIN", "Primary Actor Sector": "GOV",
    "Recipient Name": "Kari Lund", "Recipient Country": "NOR", "City": "Oslo", "Country": "NOR",
    "Latitude": "59.91", "Longitude": "10.75", "Headline": "Two met", "Publication Date": "2024-05-15",
}  # fmt: skip
ICEWS = {
    "Event ID": "9", "Event Date": "2024-05-14", "Source Name": "Aino Salo",
    "Source Sectors": "Executive,Government", "Source Country": "Finland",
    "Event Text": "Engage in negotiation", "CAMEO Code": "46", "Target Name": "Kari Lund",
    "Target Country": "Norway", "City": "Oslo", "Country": "Norway",
}  # fmt: skip


def acled(path: Path, *rows: dict[str, str], columns: list[str] | None = None) -> Path:
    """A file of ACLED's: each row is a clash, but for what it is given."""
    wanted = columns or ACLED
    lines = [",".join(_quoted({**CLASH, **row}.get(column, "")) for column in wanted) for row in rows]
    path.write_text("\n".join([",".join(wanted), *lines]) + "\n", "utf8")
    return path


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n') else cell


def gdelt(path: Path, *rows: dict[str, str]) -> Path:
    """A file of GDELT's: each row is a meeting, but for what it is given."""
    columns = columns_of("gdelt-events")
    path.write_text("".join("\t".join({**MET, **row}.get(c, "") for c in columns) + "\n" for row in rows), "utf8")
    return path


def tabbed(path: Path, *rows: dict[str, str]) -> Path:
    """A file with a header, set apart by tabs."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = ["\t".join(row.get(column, "") for column in columns) for row in rows]
    path.write_text("\n".join(["\t".join(columns), *lines]) + "\n", "utf8")
    return path
