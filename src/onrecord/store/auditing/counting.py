"""How many are right, and how sure that is.

The interval is Wilson's score interval (E. B. Wilson, JASA 22, 1927), which holds for few verdicts and for shares
near one. Where parts of a list were drawn at different rates each verdict weighs as many records as it stands for,
and the interval goes by Kish's effective number of verdicts, (sum of weights)² / sum of squared weights (L. Kish,
Survey Sampling, 1965, § 11.7).
"""

from collections.abc import Iterable
from math import sqrt

from onrecord.store.auditing.rows import Share

Z = 1.959964
"""The normal distribution's 97.5 % point."""


def wilson(share: float, n: float) -> tuple[float, float]:
    """The ends of the interval in which the share lies with 95 %, seen of ``n``.

    >>> [round(end, 3) for end in wilson(0.9, 100)], [round(end, 3) for end in wilson(1.0, 10)]
    ([0.826, 0.945], [0.722, 1.0])
    """
    middle = share + Z * Z / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def share(name: str, seen: Iterable[tuple[bool, float]], population: int | None = None) -> Share:
    """What verdicts, each with its weight, come to."""
    told = list(seen)
    right = sum(one for one, _ in told)
    weights = [weight for _, weight in told]
    if not told:
        return Share(name=name, judged=0, right=0, population=population)
    precision = sum(weight for one, weight in told if one) / sum(weights)
    low, high = wilson(precision, sum(weights) ** 2 / sum(weight * weight for weight in weights))
    return Share(
        name=name, judged=len(told), right=right, precision=round(precision, 4), low=round(low, 4),
        high=round(high, 4), population=population,
    )  # fmt: skip
