package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Damaged files of every form of vocabulary: each opens and splits text, or is refused in a
/// sentence; quickly and in little memory.
class TokenizerMutationTest {
    private static final long SEED = 20_261_124;
    private static final String TEXT = " The aab king\tab  é 世界 😀 <s>[UNK]<0x41> 12ab▁\n";

    @TempDir Path folder = Path.of("");

    static List<String> samples() {
        return List.of(
                "unigram.model",
                "bpe.model",
                "x.tiktoken",
                "tekken.json",
                "vocab.txt",
                "vocab.json",
                "merges.txt",
                "rwkv_vocab.txt",
                "unigram/tokenizer.json",
                "bpe/tokenizer.json",
                "wordpiece/tokenizer.json",
                "tokenizer_config.json");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aHundredMutants(String name) throws Exception {
        mutants(name, 100);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("samples")
    void twoThousandMutants(String name) throws Exception {
        mutants(name, 2_000);
    }

    private void mutants(String name, int count) throws Exception {
        Path damaged = sample(name);
        Path opened = name.startsWith("merges") || name.endsWith("config.json") ? folder : damaged;
        byte[] valid = Files.readAllBytes(damaged);
        try (var model = ModelReader.open(opened, Progress.NONE)) {
            assertTrue(model.tokenizer().isPresent(), name);
        }
        for (int n = 0; n < count; n++) {
            Files.write(damaged, MutationTest.mutant(valid, new Random(SEED + n), n));
            String which = name + ", mutant " + n + " of seed " + SEED;
            Mutants.refused(
                    opened,
                    which,
                    model -> {
                        model.tokenizer().ifPresent(TokenizerMutationTest::use);
                        for (int id = 0; id < model.vocabulary().size(); id++) {
                            model.vocabulary().shown(id);
                        }
                    });
        }
    }

    private static void use(Tokenizer tokenizer) {
        int[] ids = tokenizer.encode(TEXT, EncodeOptions.DEFAULT).ids();
        tokenizer.decode(ids);
        tokenizer.trace("ab <s>");
    }

    private Path sample(String name) throws Exception {
        Path file = folder.resolve(name);
        if (name.endsWith("tokenizer.json")) {
            Path of =
                    switch (name) {
                        case "unigram/tokenizer.json" -> sample("unigram.model");
                        case "bpe/tokenizer.json" -> sample("bpe.model");
                        default -> sample("vocab.txt");
                    };
            try (var model = ModelReader.open(of, Progress.NONE)) {
                TokenizerJsonWriter.write(file, model);
            }
            return file;
        }
        return switch (name) {
            case "unigram.model" -> Files.write(file, pieces(1));
            case "bpe.model" -> Files.write(file, pieces(2));
            case "x.tiktoken" -> Files.writeString(file, ranks());
            case "tekken.json" -> Files.writeString(file, tekken());
            case "rwkv_vocab.txt" -> Files.writeString(file, rwkv());
            case "vocab.txt" ->
                    Files.writeString(
                            file, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##b\n##a\nthe\n");
            default -> pair(file);
        };
    }

    /// GPT-2's two files with a configuration.
    private Path pair(Path file) throws IOException {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"a\": 0, \"b\": 1, \"ab\": 2, \"Ġ\": 3, \"Ġa\": 4, \"<|endoftext|>\": 5, \"Ã\":"
                        + " 6, \"©\": 7}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\nĠ a\n");
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\": \"GPT2Tokenizer\", \"add_prefix_space\": false,"
                        + " \"added_tokens_decoder\": {\"8\": {\"content\": \"<x>\", \"special\":"
                        + " true, \"lstrip\": false, \"rstrip\": false, \"single_word\": false,"
                        + " \"normalized\": false}}}");
        return file;
    }

    private static byte[] pieces(int type) throws IOException {
        return new SentencePieceFileTest.Model()
                .specials()
                .bytes()
                .piece("▁", -3, 1)
                .piece("a", -2, 1)
                .piece("b", -2.5, 1)
                .piece("ab", -3.5, 1)
                .piece("▁a", -4, 1)
                .piece("<u>", 0, 4)
                .trainer(type, true)
                .normalizer(true, true)
                .done();
    }

    private static String ranks() {
        var lines = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            String bytes = Base64.getEncoder().encodeToString(new byte[] {(byte) b});
            lines.append(bytes).append(' ').append(b).append('\n');
        }
        String ab = Base64.getEncoder().encodeToString("ab".getBytes(StandardCharsets.UTF_8));
        return lines.append(ab).append(" 256\n").toString();
    }

    private static String tekken() {
        var vocab = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            vocab.append(b == 0 ? "" : ", ");
            vocab.append("{\"rank\": ").append(b).append(", \"token_bytes\": \"");
            vocab.append(Base64.getEncoder().encodeToString(new byte[] {(byte) b}));
            vocab.append("\", \"token_str\": null}");
        }
        return "{\"config\": {\"pattern\": \"\\\\p{L}+|\\\\s+|[^\\\\p{L}\\\\s]+\","
                + " \"default_vocab_size\": 266, \"default_num_special_tokens\": 10,"
                + " \"version\": \"v7\"}, \"vocab\": ["
                + vocab
                + "]}";
    }

    private static String rwkv() {
        var lines = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            lines.append(String.format("%d b'\\x%02x' 1\n", b + 1, b));
        }
        return lines.append("257 'ab' 2\n").toString();
    }
}
