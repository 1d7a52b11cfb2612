"""Who did what to whom, and whether it was planned, happened or was cancelled.

In: an annotated ``Doc``, with its statements where they were drawn already. Out: events. Promise: each has a
trigger of its own, an actor or recipient who matters, and nothing from another sentence, coreference aside.

``misreadings`` and ``headlines`` set right what the parse gets wrong; ``frames`` and ``matching`` find the
triggers; ``standing``, ``tense`` and ``cues`` say what became of them; ``parties``, ``identities`` and ``casting``
who takes part; ``newsworthy``, ``whoever`` and ``matter`` leave alone what is no event;
``drafting`` makes drafts of them, ``unlisted`` adds what no frame speaks of. ``judge`` asks the trained network
about each, ``sureness`` pools the two voices, and ``deciding`` keeps what both together call an event.
``arguments`` adds what is asked for or pledged, ``choosing`` tells each act of a sentence once, ``echoes`` gives
"the visit" the parties that it had before; ``coding`` gives PLOVER's codes, ``records`` puts them together.
``between`` answers for two given parties.
"""

from onrecord.extract.events.records import events

__all__ = ["events"]
