package lexiscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Every sentence that names a file names the one that truly holds the entry.
class ReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "gpt2/vocab.json, , vocab.json, merges.txt",
        "clip/tokenizer.json, clip/bpe_simple_vocab_16e6.txt.gz, tokenizer.json, tokenizer.json",
        "clip/bpe_simple_vocab_16e6.txt.gz, , bpe_simple_vocab_16e6.txt.gz,"
                + " bpe_simple_vocab_16e6.txt.gz",
        "m/model.safetensors, m/tokenizer.json, tokenizer.json, tokenizer.json",
        "m/pytorch_model.bin, m/vocab.txt, vocab.txt, vocab.txt",
        "C:\\m\\tokenizer.model, , tokenizer.model, tokenizer.model",
        "m/tokenizer.model.v3, m/consolidated.safetensors, tokenizer.model.v3, tokenizer.model.v3",
        "m/source.spm, m/pytorch_model.bin, source.spm, source.spm",
        "m/tekken.json, , tekken.json, tekken.json",
        "m/o200k.tiktoken, , o200k.tiktoken, o200k.tiktoken",
        "m/model-Q8_0.gguf, , model-Q8_0.gguf, model-Q8_0.gguf",
        "m/rwkv_vocab_v20230424.txt, , rwkv_vocab_v20230424.txt, rwkv_vocab_v20230424.txt",
        "m/a.bin, m/b.bin, the model's file, the model's file",
    })
    void theFileOfAnEntryIsNamed(String first, String second, String tokens, String merges) {
        var reasons = new Reasons(second == null ? List.of(first) : List.of(first, second));
        assertEquals(tokens, reasons.file());
        assertEquals(merges, reasons.merges());
    }
}
