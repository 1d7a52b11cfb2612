"""The arithmetic of a vote: sides that the named make up, abstentions that are left over, what doesn't add up."""

from onrecord.extract.votes.bodies import Rules
from onrecord.extract.votes.positions import Stand
from onrecord.model import Outcome

SMALL = 15
"""Members of the largest body whose missing votes are taken for abstentions."""


def named_sides(  # noqa: PLR0917
    in_favour: int | None, against: int | None, abstain: int | None, members: int | None, stands: list[Stand],
    flags: list[str],
) -> tuple[int | None, int | None]:  # fmt: skip
    """Sides that are told by name alone, where the named make up the rest of the members."""
    if in_favour is None or against is not None or members is None:
        return against, abstain
    no, none = (sum(s.vote == vote for s in stands) for vote in ("against", "abstain"))
    if abstain is not None:
        none = abstain
    if no + none and in_favour + no + none == members:
        flags.append("sides counted from the members and the named ones")
        return no, none
    return against, abstain


def abstaining(  # noqa: PLR0917
    in_favour: int | None, against: int | None, abstain: int | None, absent: int | None,
    members: int | None, stands: list[Stand], flags: list[str],
) -> int | None:  # fmt: skip
    if abstain is not None or in_favour is None or against is None:
        return abstain
    named = sum(s.vote == "abstain" for s in stands)
    if members is not None:
        rest = members - in_favour - against - (absent or 0)
        if rest == named and rest >= 0 and (named or members <= SMALL):
            if named:
                flags.append("abstentions counted from the members and the named ones")
            return named
        if named and rest > named:
            flags.append(f"{rest - named} of {members} members unaccounted for")
            return named
        return None
    if named:
        flags.append("abstentions as named")
        return named
    return None


def check(  # noqa: PLR0917
    in_favour: int | None, against: int | None, abstain: int | None, absent: int | None, members: int | None,
    stands: list[Stand], outcome: Outcome | None, rules: Rules | None, flags: list[str],
) -> None:  # fmt: skip
    cast = sum(n or 0 for n in (in_favour, against, abstain, absent))
    if members is not None and cast > members:
        flags.append(f"{cast} votes of {members} members")
    if abstain is not None and sum(s.vote == "abstain" for s in stands) > abstain:
        flags.append("more abstentions named than counted")
    if in_favour is not None and against is not None:
        if outcome == "adopted" and in_favour <= against:
            flags.append("adopted with no majority")
        needed = int(rules.needed) if rules is not None and rules.needed.isdigit() else 0
        if outcome == "rejected" and in_favour > against and in_favour >= needed:
            flags.append("rejected with a majority in favour")
        if outcome == "adopted" and rules is not None and rules.needed.isdigit() and in_favour < int(rules.needed):
            flags.append(f"adopted with fewer than the {rules.needed} votes that it needs")
