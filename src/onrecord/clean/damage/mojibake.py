"""Bytes of one encoding read as another, left over."""

import re
from collections.abc import Iterator

from onrecord.model import DamageKind

SEQUENCE = re.compile(
    '\ufffd+|â€[\\w™œžš\u009d˜“”¦¢"]?|Ã[\u0080-\u00bf©¨ª«¬­®¯°±²³´µ¶·¸¹º»¼½¾¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|ï¿½|ðŸ'
)


def mojibake(text: str) -> Iterator[tuple[int, int, DamageKind]]:
    """Replacement characters, and what UTF-8 looks like when it is read as a Western code page."""
    if text.isascii():
        return
    for m in SEQUENCE.finditer(text):
        yield m.start(), m.end(), "mojibake"
