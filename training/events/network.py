"""The network: an encoder and three small heads over its states at the marks."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from onrecord.models.marking import Marked


class EventNetwork(nn.Module):
    """Type, status and mode of the marked event.

    In: ids (batch, length), attention (batch, length), places of the marks (batch, marks). Out: logits of types,
    statuses and modes. The sentence's first state stands in for a mark that is missing.
    """

    def __init__(self, config: BertConfig, types: int, statuses: int, modes: int, marks: int = 3) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.dropout = nn.Dropout(0.2)
        self.joined = nn.Linear(width * (marks + 1), width)
        self.types, self.statuses, self.modes = (nn.Linear(width, n) for n in (types, statuses, modes))

    def forward(self, ids: Tensor, attention: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        places = torch.cat([torch.zeros_like(at[:, :1]), at], dim=1)
        read = torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        joined = torch.tanh(self.joined(self.dropout(read.flatten(1))))
        joined = self.dropout(joined)
        return self.types(joined), self.statuses(joined), self.modes(joined)


def pretrained(folder: Path, types: int, statuses: int, modes: int) -> EventNetwork:
    """A network whose encoder has the weights in the folder; its heads are untrained."""
    network = EventNetwork(BertConfig.from_pretrained(folder), types, statuses, modes)
    network.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
    return network


def padded(batch: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """The batch as tensors: ids, attention, places of the marks."""
    longest = max(len(m.ids) for m in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    attention = torch.zeros_like(ids)
    for row, m in enumerate(batch):
        ids[row, : len(m.ids)] = torch.tensor(m.ids)
        attention[row, : len(m.ids)] = 1
    return ids, attention, torch.tensor([m.at for m in batch])
