package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.unicode.LlamaCharacters;

import java.util.List;

/// BERT's words as llama.cpp cuts them (`llm_tokenizer_wpm_session` in `src/llama-vocab.cpp`):
/// white space is left out; punctuation, symbols in ASCII and ideographs are words of their own.
public record LlamaBertPreTokenizer() implements PreTokenizer {
    @Override
    public List<AlignedText> split(AlignedText text) {
        return BertPreTokenizer.split(text, LlamaCharacters::whiteSpace, LlamaCharacters::alone);
    }
}
