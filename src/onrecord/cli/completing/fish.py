"""Completion in fish."""

from collections.abc import Iterator

from onrecord.cli.completing import Option, Spot

INSTALL = "onrecord completion fish > ~/.config/fish/completions/onrecord.fish"


def script(spots: list[Spot]) -> str:
    """One line an option, a verb, a choice."""
    paths = " ".join(spot.at for spot in spots if spot.at)
    lines = "\n".join(line for spot in spots for line in _lines(spot))
    return f"""\
# Completion of onrecord in fish; for good: {INSTALL}
function __onrecord_at
    set -l at ""
    for word in (commandline -opc)[2..-1]
        contains -- "$at/$word" {paths}; and set at "$at/$word"
    end
    test "$at" = "$argv[1]"
end
complete -c onrecord -e
complete -c onrecord -f
{lines}
"""


def _lines(spot: Spot) -> Iterator[str]:
    here = f"complete -c onrecord -n '__onrecord_at \"{spot.at}\"'"
    for verb, says in spot.verbs.items():
        yield f"{here} -a {verb} -d {_quoted(says)}"
    if spot.words:
        yield f"{here} -a {_quoted(' '.join(spot.words))}"
    if spot.files:
        yield f"{here} -F"
    for option in spot.options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        yield f"{here} {names}{_takes(option)} -d {_quoted(option.says)}"


def _takes(option: Option) -> str:
    if option.takes == "words":
        return f" -x -a {_quoted(' '.join(option.words))}"
    return {"files": " -r -F", "anything": " -x"}.get(option.takes, "")


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
