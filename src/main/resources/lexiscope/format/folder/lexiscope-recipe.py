"""Checks, or repeats, the change that lexiscope-recipe.json beside this script tells of.

    python lexiscope-recipe.py              are the files here those that were written?
    python lexiscope-recipe.py MODEL OUT    makes the same of MODEL with transformers,
                                            writes it to OUT, and holds it against the recipe

The first needs nothing but Python 3.8, the second torch, safetensors and transformers.
"""
import hashlib
import json
import shutil
import struct
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECIPE = json.loads((HERE / "lexiscope-recipe.json").read_text(encoding="utf-8"))


def tensors(path):
    """Name -> (entry of the header, function that gives some of its bytes)."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)

    def read(entry, start, stop):
        with open(path, "rb") as file:
            file.seek(8 + length + entry["data_offsets"][0] + start)
            return file.read(stop - start)

    return {name: (entry, lambda a, b, e=entry: read(e, a, b)) for name, entry in header.items()}


def table_faults(table, entry, read):
    """What of a written table is not as the recipe says."""
    if entry["dtype"] != table["dtype"] or entry["shape"] != table["shape"]:
        return [f"{table['name']} is {entry['dtype']} {entry['shape']}"]
    size = entry["data_offsets"][1] - entry["data_offsets"][0]
    # the longer size of a bias is its rows, too
    count = table["shape"][0] if table["shape"][0] > 1 else table["shape"][-1]
    width = size // count
    faults = []
    if "new_rows_sha256" in table:
        digest = hashlib.sha256()
        for row in table["new_rows"]:
            digest.update(read(row * width, (row + 1) * width))
        if digest.hexdigest() != table["new_rows_sha256"]:
            faults.append(f"the new rows of {table['name']} differ")
    if "sha256" in table:
        digest = hashlib.sha256()
        for start in range(0, size, 1 << 24):
            digest.update(read(start, min(size, start + (1 << 24))))
        if digest.hexdigest() != table["sha256"]:
            faults.append(f"{table['name']} differs")
    return faults


def check(folder, small_files):
    faults = []
    for name, said in RECIPE["files"].items() if small_files else ():
        path = folder / name
        if not path.is_file():
            faults.append(f"{name} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != said:
            faults.append(f"{name} differs")
    if not RECIPE["only_new"] or not small_files:
        written = {}
        for path in sorted(folder.rglob("*.safetensors")):
            written.update(tensors(path))
        for table in RECIPE["tables"]:
            if table["name"] in written:
                faults += table_faults(table, *written[table["name"]])
            elif small_files:
                faults.append(f"{table['name']} is missing")
            else:
                print(f"{table['name']} is not written by transformers: not compared")
    return faults


def copy_files(out):
    """What transformers has no words for: the small files as they were written."""
    for name in RECIPE["files"]:
        if name in RECIPE["changed_files"] and (HERE / name).is_file():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HERE / name, out / name)


def repeat(source, out):
    if not RECIPE["tables"]:  # no row changes
        if not Path(source).is_dir():
            sys.exit(f"{source} is no folder")
        shutil.copytree(source, out, dirs_exist_ok=True)
        return copy_files(out)

    import torch
    import transformers
    from safetensors.torch import load

    torch.manual_seed(RECIPE.get("seed", 0))
    config = transformers.AutoConfig.from_pretrained(source)
    text = config.get_text_config() if hasattr(config, "get_text_config") else config
    text.vocab_size = RECIPE["vocab_size_before"]  # what the files hold, whatever it said
    if "config.json" in RECIPE["changed_files"]:
        said = json.loads((HERE / "config.json").read_text(encoding="utf-8"))
        if "tie_word_embeddings" in said:
            config.tie_word_embeddings = said["tie_word_embeddings"]
    kind = (config.architectures or ["AutoModel"])[0]
    model = getattr(transformers, kind).from_pretrained(source, config=config, torch_dtype="auto")
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    model.resize_token_embeddings(RECIPE["rows"], mean_resizing=False)
    rows = RECIPE["rows_file"] and load((HERE / RECIPE["rows_file"]).read_bytes())
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            table = next((t for t in RECIPE["tables"] if t["name"] == name), None)
            if table is None:
                continue
            if list(tensor.shape) != table["shape"]:
                sys.exit(f"transformers makes {name} {list(tensor.shape)}, not {table['shape']}")
            # rows first, also of a bias [1, rows] and of columns
            turned = table["shape"][0] == 1 or "columns" in table
            now, was = (t.transpose(0, -1) if turned else t for t in (tensor, before[name]))
            if RECIPE["kept"] != "all":
                kept = [(new, old) for new, old in enumerate(RECIPE["kept"][:len(now)])
                        if 0 <= old < len(was)]
                now[[new for new, _ in kept]] = was[[old for _, old in kept]]
            if rows and name in rows:
                now[table["new_rows"]] = rows[name].reshape(-1, *now.shape[1:])
    model.save_pretrained(out)
    if RECIPE["tokenizer"] == "files":
        return copy_files(out)
    tokenizer = transformers.AutoTokenizer.from_pretrained(source)
    for token in RECIPE["tokens"]:
        flags = {k: v for k, v in token.items() if k != "id"}
        tokenizer.add_tokens([transformers.AddedToken(**flags)], special_tokens=flags["special"])
        if tokenizer.convert_tokens_to_ids(token["content"]) != token["id"]:
            sys.exit(f"{token['content']} got another id than {token['id']}")
    tokenizer.save_pretrained(out)


def main():
    if len(sys.argv) == 3:
        repeat(sys.argv[1], Path(sys.argv[2]))
        faults = check(Path(sys.argv[2]), small_files=False)
    elif len(sys.argv) == 1:
        faults = check(HERE, small_files=True)
    else:
        sys.exit(__doc__)
    sys.exit("\n".join(faults) if faults else print("all as the recipe says"))


if __name__ == "__main__":
    main()
