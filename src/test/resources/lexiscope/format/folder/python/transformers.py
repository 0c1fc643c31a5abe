"""What the recipe's script asks of transformers: models that only have tensors, and tokenizers that
only know their added tokens."""
import json
import re
from pathlib import Path

from safetensors.torch import load, save
from torch import Tensor

TABLE = re.compile(r"(embed_tokens|shared|wte|word_embeddings|lm_head(\.decoder)?|predictions\.decoder)\.weight$"
                   r"|(lm_head|predictions|decoder)\.bias$|final_logits_bias$")


class Config:
    def __init__(self, values):
        self.architectures = None
        for key, value in values.items():
            setattr(self, key, Config(value) if isinstance(value, dict) else value)

    def get_text_config(self):
        return getattr(self, "text_config", self)

    def plain(self):
        return {k: v.plain() if isinstance(v, Config) else v for k, v in vars(self).items()}


class AutoConfig:
    @staticmethod
    def from_pretrained(source):
        return Config(json.loads((Path(source) / "config.json").read_text(encoding="utf-8")))


class Model:
    def __init__(self, config, tensors):
        self.config, self.tensors = config, tensors

    @classmethod
    def from_pretrained(cls, source, config, torch_dtype):
        assert torch_dtype == "auto"
        tensors = {}
        for file in sorted(Path(source).glob("*.safetensors")):
            tensors.update(load(file.read_bytes()))
        for name, tensor in tensors.items():
            rows = config.get_text_config().vocab_size
            if TABLE.search(name) and rows not in tensor.shape:
                raise RuntimeError(f"size mismatch for {name}: {tensor.shape}, not {rows}")
        return cls(config, tensors)

    def state_dict(self):
        return dict(self.tensors)

    def resize_token_embeddings(self, rows, mean_resizing):
        assert mean_resizing is False
        old = self.config.get_text_config().vocab_size
        for name, t in self.tensors.items():
            if TABLE.search(name):
                place = t.shape.index(old) if t.shape[0] == 1 else 0
                width = len(t.data) // old
                shape = [*t.shape[:place], rows, *t.shape[place + 1:]]
                data = (t.data + bytes(max(0, rows - old) * width))[:rows * width]
                self.tensors[name] = Tensor(data, shape, t.dtype)
        self.config.get_text_config().vocab_size = rows

    def save_pretrained(self, out):
        Path(out).mkdir(parents=True, exist_ok=True)
        (Path(out) / "model.safetensors").write_bytes(save(self.tensors))
        (Path(out) / "config.json").write_text(json.dumps(self.config.plain()), encoding="utf-8")


def __getattr__(name):
    if name.startswith("_") or not (name == "AutoModel" or "For" in name):
        raise AttributeError(name)
    return type(name, (Model,), {})


class AddedToken:
    def __init__(self, content, single_word=False, lstrip=False, rstrip=False, special=False,
                 normalized=None):
        self.content = content


class AutoTokenizer:
    def __init__(self, values):
        self.values = values
        self.ids = dict(values["model"]["vocab"])
        self.ids.update({t["content"]: t["id"] for t in values["added_tokens"]})

    @classmethod
    def from_pretrained(cls, source):
        text = (Path(source) / "tokenizer.json").read_text(encoding="utf-8")
        return cls(json.loads(text))

    def add_tokens(self, tokens, special_tokens):
        for token in tokens:
            if token.content not in self.ids:
                self.ids[token.content] = max(self.ids.values()) + 1

    def convert_tokens_to_ids(self, content):
        return self.ids.get(content, -1)

    def save_pretrained(self, out):
        (Path(out) / "tokenizer.json").write_text(json.dumps(self.values), encoding="utf-8")
