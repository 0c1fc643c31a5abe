"""Reads and writes safetensors."""
import json
import struct

from torch import Tensor


def load(content):
    assert isinstance(content, bytes)
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + at for at in entry["data_offsets"])
        tensors[name] = Tensor(bytearray(content[begin:end]), entry["shape"], entry["dtype"])
    return tensors


def save(tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        end = len(data) + len(tensor.data)
        header[name] = {"dtype": tensor.dtype, "shape": tensor.shape,
                        "data_offsets": [len(data), end]}
        data += bytes(tensor.data)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data
