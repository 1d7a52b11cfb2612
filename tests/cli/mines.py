"""Reports about one invented event, in files: a wire story, its damaged copy, and a report in two versions."""

import json
from pathlib import Path

WIRE = (
    "Rescuers in Kesh pulled 14 miners from the Arvik shaft on Monday, the ministry in Lindau said. "
    "“We heard them knock all night,” said Petra Hollan, who leads the rescue crews of the Norland Red Cross. "
    "The pumps had failed on Friday, when the river Osen broke through the eastern wall of the mine. "
    "The owner, Berg & Sohn, had been fined twice for its pumps, in 2019 and in 2022. "
    "Nine of the miners were taken to the hospital in Lund, where Dr. Karl Moss said they would recover."
)
COPY = WIRE.replace("14 miners", "41 miners").replace("night,” said", "night, said")
FIRST = "The council of Lund voted to close 3 schools on Tuesday. Mayor Ida Roe said letters would go out."
SECOND = FIRST.replace("3 schools", "5 schools") + " The vote was 12 to 4."
ADDRESS = "https://courier.example/schools"


def write(folder: Path) -> Path:
    """The reports as JSON lines, in a folder of their own."""
    reports = [
        {"url": "https://wire.example/mine", "publisher": "Wire", "published": "2024-05-13", "text": WIRE},
        {"url": "https://daily.example/mine", "publisher": "Daily", "published": "2024-05-14", "text": COPY},
        {"url": ADDRESS, "publisher": "Courier", "published": "2024-05-14T08:00:00Z", "text": FIRST},
        {"url": ADDRESS, "publisher": "Courier", "published": "2024-05-14T18:00:00Z", "text": SECOND},
    ]
    file = folder / "mines.jsonl"
    file.write_text("\n".join(json.dumps(report) for report in reports), "utf8")
    return file
