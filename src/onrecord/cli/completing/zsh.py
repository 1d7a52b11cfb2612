"""Completion in zsh."""

from collections.abc import Iterable
from shlex import quote

from onrecord.cli.completing import Spot, after_options

INSTALL = 'onrecord completion zsh > "${fpath[1]}/_onrecord"'


def script(spots: list[Spot]) -> str:
    """A function that zsh asks, as a file of its ``fpath`` or to be sourced."""
    paths = "|".join(spot.at for spot in spots if spot.at)
    after = "\n".join(
        f"        {here}) "
        + {"words": f"compadd -- {' '.join(option.words)}", "files": "_files"}.get(option.takes, "_message value")
        + "; return ;;"
        for here, option in after_options(spots)
    )
    begun = "\n".join(
        f"        {quote(spot.at)})\n"
        f"            options=({_told((name, each.says) for each in spot.options for name in each.names)})\n"
        f"            verbs=({_told([*spot.verbs.items(), *((word, '') for word in spot.words)])})\n"
        f"            files={'1' if spot.files else ''} ;;"
        for spot in spots
    )
    return f"""\
#compdef onrecord
# Completion of onrecord in zsh; for good: {INSTALL}
_onrecord() {{
    local at= word files
    local -a options verbs
    for word in ${{words[2,CURRENT-1]}}; do
        case $at/$word in
            {paths}) at=$at/$word ;;
        esac
    done
    case "$at ${{words[CURRENT-1]}}" in
{after}
    esac
    case $at in
{begun}
    esac
    if [[ $PREFIX == -* ]]; then
        _describe -o option options
    else
        (( $#verbs )) && _describe verb verbs
        [[ -n $files ]] && _files
    fi
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _onrecord "$@"; else compdef _onrecord onrecord; fi
"""


def _told(words: Iterable[tuple[str, str]]) -> str:
    """Words with what they do, as ``_describe`` wants them."""
    return " ".join(quote(f"{word}:{says}" if says else word) for word, says in words)
