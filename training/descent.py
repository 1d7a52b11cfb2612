"""What both fittings share: the optimizer, its schedule, and the running mean of the weights that is kept."""

import copy
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

Network = TypeVar("Network", bound=nn.Module)

WARMUP = 0.1
"""The share of the steps in which the rates grow; then they fall to nothing."""
AVERAGED, AVERAGED_EACH = 0.98, 10
"""The weights that are kept are a running mean of those of every tenth step."""


class Descent(Generic[Network]):
    """The steps of one fitting; ``mean`` is the network to keep.

    Args:
        network: it has an ``encoder``; all else of it are its heads.
        steps: how many there will be.
        rate: of the encoder.
        head_rate: of the heads.
    """

    def __init__(self, network: Network, steps: int, *, rate: float, head_rate: float) -> None:
        encoder = [p for name, p in network.named_parameters() if name.startswith("encoder.")]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self.network, self.mean, self.done = network.train(), copy.deepcopy(network).eval(), 0
        self._optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": rate}, {"params": heads, "lr": head_rate}], weight_decay=0.01, fused=True
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer,
            lambda n: min((n + 1) / (WARMUP * steps), max(0.0, (steps - n) / (steps * (1 - WARMUP)))),
        )

    def step(self, lost: Tensor) -> None:
        """One step down from this loss."""
        self._optimizer.zero_grad()
        lost.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self.done += 1
        if self.done % AVERAGED_EACH == 0:
            share = min(AVERAGED, self.done / (self.done + 10 * AVERAGED_EACH))
            with torch.no_grad():
                for kept, now in zip(self.mean.parameters(), self.network.parameters(), strict=True):
                    kept.lerp_(now, 1 - share)
