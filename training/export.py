"""A torch module as ONNX, and that as int8. Needs torch, onnx and onnxruntime (`.venv-train`)."""
# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 17


def export_onnx(
    module: Any, example: Sequence[Any], path: Path, *, axes: Mapping[str, Mapping[int, str]], outputs: Sequence[str]
) -> None:
    """Write `module` to `path`. `axes`: the inputs, in their order, with their axes of free length; the outputs' free
    axes stand there too, by their names."""
    module.eval()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # this exporter is called old, and warns of every shape that it sees as fixed
        torch.onnx.export(
            module,
            tuple(example),
            str(path),
            input_names=[name for name in axes if name not in outputs],
            output_names=list(outputs),
            dynamic_axes={name: dict(free) for name, free in axes.items()},
            opset_version=OPSET,
            dynamo=False,  # the newer exporter writes a graph that the quantiser handles less well
        )


def quantize(path: Path, target: Path) -> None:
    """Weights of matrix products and embeddings as int8 with a scale for each output channel; the rest stays float."""
    quantize_dynamic(
        str(path),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,  # int8 products of AVX512-VNNI and arm64 do not overflow
        op_types_to_quantize=["MatMul", "Gather"],
    )


def session(path: Path, *, threads: int) -> onnxruntime.InferenceSession:
    """A session as the package runs it: so many threads, none of which spins while it waits."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
