"""Completion in bash, from 3.2 on."""

from onrecord.cli.completing import Spot, after_options

INSTALL = "onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord"


def script(spots: list[Spot]) -> str:
    """A function that bash asks. Where it offers nothing bash offers files."""
    paths = "|".join(spot.at for spot in spots if spot.at)
    after = "\n".join(
        f'        {here}) offered="{" ".join(option.words)}" ;;' for here, option in after_options(spots)
    )
    begun = "\n".join(
        f'        "{spot.at}") verbs="{" ".join([*spot.verbs, *spot.words])}"'
        f' options="{" ".join(name for option in spot.options for name in option.names)}" ;;'
        for spot in spots
    )
    return f"""\
# Completion of onrecord in bash; for good: {INSTALL}
_onrecord() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} at= i offered verbs options
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$at/${{COMP_WORDS[i]}}" in
            {paths}) at="$at/${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$at $prev" in
{after}
        *)
            case "$at" in
{begun}
            esac
            if [[ $cur == -* ]]; then offered=$options; else offered=$verbs; fi ;;
    esac
    COMPREPLY=($(compgen -W "$offered" -- "$cur"))
}}
complete -o bashdefault -o default -F _onrecord onrecord
"""
