"""What is said of files of tests holds."""

from tests.conftest import HERE, LONGEST


def test_the_longest_files_are_there_and_stand_once() -> None:
    assert [file for file in LONGEST if not (HERE / file).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
