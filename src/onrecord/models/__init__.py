"""Our small trained models: one folder each, with the network (ONNX, int8), its tokenizer, its labels, a card.

They run on onnxruntime, which (1.32) keeps a number of the machine in the user's cache and tells its maker of its
runs over the network. What is read here is nobody else's business: before it is imported it is told not to, unless
the environment says otherwise.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
