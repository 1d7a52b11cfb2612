"""Where a run's time goes, stage by stage.

A stage's time is what is spent in it and in no stage inside it, so that the stages add up: seconds of the
processor, which a busy machine does not lengthen, and seconds by the clock, in which a stage also waits.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

Item = TypeVar("Item")
Said = TypeVar("Said")


class Spent(msgspec.Struct, frozen=True):
    """Seconds of the processor, and seconds by the clock."""

    cpu: float = 0.0
    clock: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.cpu + other.cpu, self.clock + other.clock)


Stages = dict[str, Spent]


class Untimed:
    """Measures nothing, which is what a run does that nobody asks."""

    def of(self, stage: str, work: Callable[..., Said], *told: object) -> Said:
        """What the work says."""
        return work(*told)

    def through(self, stage: str, items: Iterable[Item]) -> Iterable[Item]:
        """The items."""
        return items

    def gained(self, stages: Stages) -> None:
        """What another process measured."""

    def taken(self) -> Stages:
        """What was measured since this was asked last."""
        return {}


class Timed(Untimed):
    """Measures this process, of which one thread does the work. The stages stand in the order in which they were
    first entered."""

    def __init__(self) -> None:
        self.stages: Stages = {}
        self._inside: list[str] = []
        self._since = _now()

    def of(self, stage: str, work: Callable[..., Said], *told: object) -> Said:
        """What the work says; its time is the stage's."""
        self._enter(stage)
        try:
            return work(*told)
        finally:
            self._leave()

    def through(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items; the time that making each takes is the stage's."""
        coming = iter(items)
        while True:
            self._enter(stage)
            try:
                item = next(coming)
            except StopIteration:
                return
            finally:
                self._leave()
            yield item

    def gained(self, stages: Stages) -> None:
        """Add what another process measured."""
        for stage, spent in stages.items():
            self.stages[stage] = self.stages.get(stage, Spent()) + spent

    def taken(self) -> Stages:
        """What was measured since this was asked last."""
        taken, self.stages = self.stages, {}
        return taken

    def _enter(self, stage: str) -> None:
        self._credit()
        self.stages.setdefault(stage, Spent())
        self._inside.append(stage)

    def _leave(self) -> None:
        self._credit()
        self._inside.pop()

    def _credit(self) -> None:
        """What passed since the last change of stage is of the innermost one."""
        now = _now()
        if self._inside:
            passed = Spent(now.cpu - self._since.cpu, now.clock - self._since.clock)
            self.gained({self._inside[-1]: passed})
        self._since = now


OFF = Untimed()


def _now() -> Spent:
    """By this thread's clock: others of the process only wait for workers."""
    return Spent(time.thread_time(), time.perf_counter())


def table_of(stages: Stages) -> str:
    """The stages as lines of text, the costliest first: seconds of the processor, their share, seconds by the
    clock."""
    whole = sum(spent.cpu for spent in stages.values()) or 1.0
    lines = [f"{'stage':<28}{'processor':>12}{'share':>8}{'clock':>12}"]
    for stage, spent in sorted(stages.items(), key=lambda one: -one[1].cpu):
        lines.append(f"{stage:<28}{spent.cpu:>10.2f} s{spent.cpu / whole:>8.1%}{spent.clock:>10.2f} s")
    return "\n".join(lines)
