"""brat's standoff: every annotation cuts its words out of the text, and the file holds together."""

import io
import json
import re
import zipfile

import pytest

from onrecord.export import export
from onrecord.pipeline.record import Record


@pytest.fixture(scope="module")
def folder(samples: Record) -> zipfile.ZipFile:
    out = io.BytesIO()
    export(samples, "brat", out)
    return zipfile.ZipFile(out)


def files(folder: zipfile.ZipFile) -> dict[str, tuple[str, list[str]]]:
    """Each report's text and the lines of its annotation."""
    stems = [name.removesuffix(".ann") for name in folder.namelist() if name.endswith(".ann")]
    return {
        stem: (folder.read(f"{stem}.txt").decode(), folder.read(f"{stem}.ann").decode().splitlines())
        for stem in stems
    }


def test_there_is_a_text_and_an_annotation_for_each_report(samples: Record, folder: zipfile.ZipFile) -> None:
    readings = {one.report.id: one.report for one in samples.readings()}
    assert {stem: text for stem, (text, _) in files(folder).items()} == {
        id: report.text for id, report in readings.items()
    }
    listed = [json.loads(line) for line in folder.read("reports.jsonl").splitlines()]
    assert {told["id"]: told["url"] for told in listed} == {id: report.url for id, report in readings.items()}


def test_the_offsets_are_code_points_and_the_words_those_of_the_text(folder: zipfile.ZipFile) -> None:
    seen = 0
    for text, lines in files(folder).values():
        for line in (line for line in lines if line.startswith("T")):
            _, told, words = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in told.split(" ", 1)[1].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert not any("\n" in text[start:end] for start, end in pieces)
            seen += 1
    assert seen > 1000


def test_ids_are_given_once_and_what_is_named_is_there(folder: zipfile.ZipFile) -> None:
    for _, lines in files(folder).values():
        ids = [line.split("\t")[0] for line in lines if not line.startswith("*")]
        assert len(set(ids)) == len(ids)
        for line in lines:
            told = line.split("\t")[1]
            named = re.findall(r":([TE]\d+)", told) + re.findall(r" ([TE]\d+)\b", told)
            assert set(named) <= set(ids)


def test_the_configuration_names_every_type_that_is_used(folder: zipfile.ZipFile) -> None:
    sections = re.split(r"^\[(\w+)\]\n", folder.read("annotation.conf").decode(), flags=re.M)[1:]
    known = {
        name: {line.split("\t")[0] for line in body.splitlines() if line}
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }
    values = dict(re.findall(r"^(\w+)\tArg:\S+, Value:(\S+)$", sections[-1], re.M))
    for _, lines in files(folder).values():
        for line in lines:
            id, told = line.split("\t")[:2]
            type = re.split(r"[ :]", told)[0]
            if id[0] in "TE":
                assert type in known["entities"] | known["events"]
            elif id[0] == "R":
                assert type in known["relations"]
            elif id[0] == "A":
                assert told.split()[2] in values[type].split("|")
