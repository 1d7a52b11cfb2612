"""What kind of copy."""

import numpy as np

from onrecord.link.copies.signature import Signature
from onrecord.model import CopyKind

WHOLE = 0.8


def kind_of(copy: Signature, source: Signature, *, mine: float, yours: float) -> CopyKind:
    """From the share of each that the two have in common."""
    if np.array_equal(copy.codes, source.codes):
        return "exact"
    if mine >= WHOLE and yours >= WHOLE:
        return "near"
    if mine >= WHOLE:
        return "excerpt"
    if yours >= WHOLE:
        return "syndicated"
    return "rewrite"
