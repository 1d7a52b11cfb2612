"""The network: an encoder, a tag for each id, and what each id is to each cue."""

from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel

from training.statements.corpus import PARTS, TAGS

WIDTH = 192
"""Of the two sides that a cue and a part are compared by."""


class StatementNetwork(nn.Module):
    """Tags of all ids, and the two sides of the bilinear form that gives an id's part in a cue's attribution.

    In: ids, attention (batch, length), features (batch, length, features). Out: tags (batch, length, tags); by_cue
    (batch, length, parts, width + 1); by_part (batch, length, width), to which a 1 is added.
    """

    def __init__(self, encoder: BertModel, features: Sequence[int]) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.known = nn.ModuleList(nn.Embedding(values, width) for values in features)
        for table in self.known:
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(width, len(TAGS))
        self.cue, self.part = nn.Linear(width, WIDTH), nn.Linear(width, WIDTH)
        self.form = nn.Linear(WIDTH, len(PARTS) * (WIDTH + 1))

    def forward(self, ids: Tensor, attention: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        embedded = self.encoder.embeddings.word_embeddings(ids)
        for n, table in enumerate(self.known):
            embedded = embedded + table(features[:, :, n])
        states = self.encoder(inputs_embeds=embedded, attention_mask=attention).last_hidden_state
        states = self.dropout(states)
        by_cue = self.form(self.dropout(F.gelu(self.cue(states))))
        by_part = self.dropout(F.gelu(self.part(states)))
        return self.tags(states), by_cue.unflatten(-1, (len(PARTS), WIDTH + 1)), by_part


def parts(by_cue: Tensor, by_part: Tensor) -> Tensor:
    """The logits (length, parts) of the ids of one window, for a cue whose own side (parts, width + 1) is
    given."""
    return by_part @ by_cue[:, :-1].T + by_cue[:, -1]


class Shares(nn.Module):
    """The network with probabilities for its tags, as it is exported."""

    def __init__(self, network: StatementNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, attention: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, by_cue, by_part = self.network(ids, attention, features)
        return tags.softmax(-1), by_cue, by_part
