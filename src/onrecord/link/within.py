"""What joins the records of one report."""

from onrecord.model import Reading


def within(reading: Reading) -> Reading:
    """The reading with mentions of one event joined, threads drawn, and the changes in them."""
    return reading
