"""What the recipe's script asks of torch, over plain bytes: rows are copied, never computed."""
import contextlib


class Tensor:
    def __init__(self, data, shape, dtype):
        self.data, self.shape, self.dtype = data, list(shape), dtype

    def width(self):
        return len(self.data) // self.shape[0] if self.shape[0] else 0

    def clone(self):
        return Tensor(bytearray(self.data), self.shape, self.dtype)

    def transpose(self, first, last):
        assert self.shape[0] == 1 and first == 0 and last == -1, "only a row is turned"
        return Tensor(self.data, self.shape[::-1], self.dtype)

    def reshape(self, *shape):
        rest = 1
        for size in shape[1:]:
            rest *= size
        count = 1
        for size in self.shape:
            count *= size
        assert shape[0] == -1 and count % rest == 0
        return Tensor(self.data, [count // rest, *shape[1:]], self.dtype)

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, ids):
        w = self.width()
        assert all(0 <= i < len(self) for i in ids)
        rows = b"".join(bytes(self.data[i * w:(i + 1) * w]) for i in ids)
        return Tensor(bytearray(rows), [len(ids), *self.shape[1:]], self.dtype)

    def __setitem__(self, ids, rows):
        w = self.width()
        assert rows.dtype == self.dtype and rows.shape == [len(ids), *self.shape[1:]]
        assert all(0 <= i < len(self) for i in ids)
        for at, i in enumerate(ids):
            self.data[i * w:(i + 1) * w] = rows.data[at * w:(at + 1) * w]


def manual_seed(seed):
    assert isinstance(seed, int)


def no_grad():
    return contextlib.nullcontext()
