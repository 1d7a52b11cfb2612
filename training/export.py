"""A fitted network as ONNX, its weights as 8-bit integers, with what is needed to open it."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel


def export(
    network: nn.Module,
    encoder: BertModel,
    *,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    base: Path,
    folder: Path,
    told: Mapping[str, object],
) -> None:
    """Write the network's folder: ``model.onnx``, ``tokenizer.json``, and ``labels.json`` with what is told.

    Args:
        network: what is written.
        encoder: the encoder within it.
        inputs: a sample of each input by its name; its first axis is the batch, its second, where its size is that
            of ``ids``, the length.
        outputs: the names of what the network gives; those of three axes have the length as their second.
        base: the folder that has the encoder's tokenizer.
        folder: where to write.
        told: what the reading must know of the network.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    length = inputs["ids"].shape[1]
    given = network(*inputs.values())
    axes = {
        name: {0: "batch", 1: "length"} if value.dim() > 1 and value.shape[1] == length else {0: "batch"}
        for name, value in [*inputs.items(), *zip(outputs, given, strict=True)]
    }
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        # The older exporter's graph runs up to a third faster than the newer one's on texts of this length.
        encoder.set_attn_implementation("eager")
        torch.onnx.export(
            network, tuple(inputs.values()), str(whole), dynamo=False, opset_version=17,
            input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf8")
