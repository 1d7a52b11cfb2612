"""The fitted network as ONNX, its weights as 8-bit integers, with what is needed to open it."""

import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.events.network import EventNetwork


def export(network: EventNetwork, base: Path, folder: Path, told: dict[str, object]) -> None:
    """Write the network's folder: ``model.onnx``, ``tokenizer.json``, and ``labels.json`` with what is told."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    length, batch = torch.export.Dim("length", min=4, max=512), torch.export.Dim("batch", min=1, max=4096)
    sample = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 3, dtype=torch.long),
    )
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            network, sample, str(whole), input_names=["ids", "attention", "at"],
            output_names=["types", "statuses", "modes"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}, {0: batch}),
            dynamo=True, external_data=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf8")
