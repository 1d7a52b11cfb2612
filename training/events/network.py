"""The network: an encoder and three small heads over its states at the marks."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.models.bert.modeling_bert import BertLayer

from onrecord.models.marking import Marked

UNSEEN = -1e4
"""Added to the attention that padding would get."""


class EventNetwork(nn.Module):
    """Type, status and mode of the marked event.

    In: ids (batch, length), attention (batch, length), places of the marks (batch, marks). Out: logits of types,
    statuses and modes. The sentence's first state stands in for a mark that is missing.
    """

    def __init__(self, encoder: BertModel, types: int, statuses: int, modes: int, marks: int = 3) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.2)
        self.joined = nn.Linear(width * (marks + 1), width)
        self.types, self.statuses, self.modes = (nn.Linear(width, n) for n in (types, statuses, modes))

    def forward(self, ids: Tensor, attention: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        unseen = (1 - attention[:, None, None, :].to(torch.float32)) * UNSEEN
        states = self.encoder.embeddings(input_ids=ids)
        for layer in self.encoder.encoder.layer[:-1]:
            states = layer(states, unseen)
        places = torch.cat([torch.zeros_like(at[:, :1]), at], dim=1)
        read = torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        read = attending(self.encoder.encoder.layer[-1], read, states, unseen)
        joined = torch.tanh(self.joined(self.dropout(read.flatten(1))))
        joined = self.dropout(joined)
        return self.types(joined), self.statuses(joined), self.modes(joined)


def attending(layer: BertLayer, read: Tensor, states: Tensor, unseen: Tensor) -> Tensor:
    """What the layer makes of a few of the states, which attend to all of them: the last layer need not be run for
    those that nothing reads."""
    own = layer.attention.self

    def heads(of: Tensor) -> Tensor:
        return of.unflatten(-1, (own.num_attention_heads, own.attention_head_size)).transpose(1, 2)

    query, key, value = heads(own.query(read)), heads(own.key(states)), heads(own.value(states))
    shares = (query @ key.transpose(-1, -2) / own.attention_head_size**0.5 + unseen).softmax(-1)
    context = (own.dropout(shares) @ value).transpose(1, 2).flatten(2)
    attended = layer.attention.output(context, read)
    return layer.output(layer.intermediate(attended), attended)


def padded(batch: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """The batch as tensors: ids, attention, places of the marks."""
    longest = max(len(m.ids) for m in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    attention = torch.zeros_like(ids)
    for row, m in enumerate(batch):
        ids[row, : len(m.ids)] = torch.tensor(m.ids)
        attention[row, : len(m.ids)] = 1
    return ids, attention, torch.tensor([m.at for m in batch])
