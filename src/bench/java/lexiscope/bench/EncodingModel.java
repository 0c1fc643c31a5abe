package lexiscope.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.json.Json;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A vocabulary as a `tokenizer.json` that both Lexiscope and the reference library read.
record EncodingModel(Path file) {
    /// The vocabulary of a name in the test data; where it is absent, the bundled sample.
    static EncodingModel of(String name) throws IOException {
        Path folder = EncodingTexts.data(name);
        if (Files.exists(folder.resolve("tokenizer.json"))) {
            return new EncodingModel(folder.resolve("tokenizer.json"));
        }
        if (Files.exists(folder.resolve("vocab.json"))) {
            return new EncodingModel(packed(folder));
        }
        System.err.println("No vocabulary at " + folder + ": the bundled sample is taken.");
        return new EncodingModel(Path.of("samples/english-bpe-8k/tokenizer.json"));
    }

    /// `vocab.json` and `merges.txt` of a byte-level BPE, with GPT-2's pre-tokenizer, in one file.
    private static Path packed(Path folder) throws IOException {
        List<String> merges = Files.readAllLines(folder.resolve("merges.txt"));
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("vocab", Json.object(Files.readString(folder.resolve("vocab.json"))));
        model.put(
                "merges",
                merges.stream().filter(m -> !m.isEmpty() && !m.startsWith("#v")).toList());
        var bytes =
                Map.of(
                        "type",
                        "ByteLevel",
                        "add_prefix_space",
                        false,
                        "trim_offsets",
                        false,
                        "use_regex",
                        true);
        var file = new LinkedHashMap<String, Object>();
        file.put("version", "1.0");
        file.put("added_tokens", List.of());
        file.put("pre_tokenizer", bytes);
        file.put("decoder", bytes);
        file.put("model", model);
        Path to = Files.createTempDirectory("bench").resolve("tokenizer.json");
        return Files.writeString(to, Json.line(file));
    }

    /// Our own.
    Tokenizer ours() throws Exception {
        return ModelReader.open(file, "", Progress.NONE).tokenizer().orElseThrow();
    }

    /// The reference library, without truncation and padding.
    HuggingFaceTokenizer theirs() throws IOException {
        return HuggingFaceTokenizer.builder()
                .optTokenizerPath(file)
                .optTruncation(false)
                .optPadding(false)
                .build();
    }
}
