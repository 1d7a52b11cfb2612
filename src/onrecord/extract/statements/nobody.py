"""Speakers who are no one in particular: "any officer who orders attacks", "nobody"."""

from spacy.tokens import Token

from onrecord.extract.statements import acts, speakers


def is_nobody(speaker: Token) -> bool:
    """Whether no one in particular speaks."""
    if speaker.lower_ in speakers.RELATIVE and speaker.head.dep_ == "relcl":
        speaker = speaker.head.head
    nobody = acts.words("nobody")
    return speaker.lower_ in nobody or any(c.dep_ == "det" and c.lower_ in nobody for c in speaker.lefts)
