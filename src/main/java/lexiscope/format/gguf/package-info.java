/// GGUF, the one file of llama.cpp: [lexiscope.format.gguf.GgufHeader] reads its keys and the
/// places of its tensors, [lexiscope.format.gguf.GgufTokenizer] makes the tokenizer that its
/// metadata describes, and [lexiscope.format.gguf.GgufFile] joins both.
///
/// What llama.cpp does in code and not in the file, its pre-tokenizers by name
/// ([lexiscope.format.gguf.GgufPreTokenizers]) and the attributes it gives tokens while loading
/// ([lexiscope.format.gguf.GgufAttributes]), stands here as tables.
@NullMarked
package lexiscope.format.gguf;

import org.jspecify.annotations.NullMarked;
