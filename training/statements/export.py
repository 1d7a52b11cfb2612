"""The fitted network as ONNX, its weights as 8-bit integers, with what is needed to open it."""

import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.statements.network import StatementNetwork

NAMES = ("ids", "attention", "features", "tags", "by_cue", "by_part")


class Shares(nn.Module):
    """The network with probabilities for its tags."""

    def __init__(self, network: StatementNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, attention: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, by_cue, by_part = self.network(ids, attention, features)
        return tags.softmax(-1), by_cue, by_part


def export(network: StatementNetwork, base: Path, folder: Path, told: dict[str, object]) -> None:
    """Write the network's folder: ``model.onnx``, ``tokenizer.json``, and ``labels.json`` with what is told."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.zeros(2, 12, len(network.known), dtype=torch.long),
    )
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        # The older exporter's graph runs a third faster than the newer one's on texts of this length.
        network.encoder.set_attn_implementation("eager")
        torch.onnx.export(
            Shares(network.float().eval()), sample, str(whole), dynamo=False, opset_version=17,
            input_names=["ids", "attention", "features"], output_names=["tags", "by_cue", "by_part"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in NAMES},
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf8")
