"""Our small trained models: one folder each, with the network (ONNX, int8), its tokenizer, its labels, a card."""
