package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenSet;
import lexiscope.trim.Trimming;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// The vocabularies of slow tokenizers, of which some tokens are left, opened by themselves: every
/// text made of these is split as before.
class TrimmedSlowFilesTest {
    private static final int NORMAL = 1;

    @TempDir private Path folder;

    private static String text(Random random) {
        String[] words = {"ab", "abc", " cab", "bca", " a", "ccc", " é", "b", "ba", " bab", "z"};
        var out = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            out.append(words[random.nextInt(words.length)]);
        }
        return out.toString();
    }

    /// @param kind SentencePiece's number: 1 Unigram, 2 BPE
    private static byte[] pieces(int kind) throws Exception {
        var model = new SentencePieceFileTest.Model().specials().bytes();
        var random = new Random(3);
        String[] texts = {
            "▁", "a", "b", "c", "ab", "bc", "ca", "▁a", "▁b", "▁ab", "abc", "▁abc", "ba", "cc",
            "bab", "▁ba", "▁bab", "cab", "▁c", "▁ca", "▁cab"
        };
        for (int i = 0; i < texts.length; i++) {
            float score = kind == 2 ? -i : -2 - random.nextFloat() * 3 - texts[i].length() * 0.3f;
            model.piece(texts[i], score, NORMAL);
        }
        return model.trainer(kind, true).normalizer(true, false).done();
    }

    private static int[] encoded(Path place, String text) throws Exception {
        try (var model = ModelReader.open(place, Progress.NONE)) {
            return model.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT).ids();
        }
    }

    private int assertSplitAlike(Path source, String slow, Random random) throws Exception {
        try (var model = ModelReader.open(source, Progress.NONE)) {
            Tokenizer before = model.tokenizer().orElseThrow();
            var used = new BitSet();
            for (int i = 0; i < 3; i++) {
                Arrays.stream(before.encode(text(random), EncodeOptions.DEFAULT).ids())
                        .forEach(used::set);
            }
            var wanted = TokenSet.where(model.vocabulary().size(), used::get);
            Trimming trimming = Trimming.keeping(model, List.of(source), wanted, 1);
            Path out = folder.resolve("out" + random.nextInt());
            write(trimming, model, source, out);
            Path alone = Files.createDirectory(folder.resolve("alone" + random.nextInt()));
            Files.copy(out.resolve(slow), alone.resolve(slow));
            int held = 0;
            for (int i = 0; i < 40; i++) {
                String text = text(random);
                int[] old = before.encode(text, EncodeOptions.DEFAULT).ids();
                if (Arrays.stream(old).allMatch(trimming.kept()::contains)) {
                    int[] now = Arrays.stream(old).map(trimming.change().ids()::now).toArray();
                    assertArrayEquals(now, encoded(out, text), text);
                    assertArrayEquals(now, encoded(alone, text), text);
                    held++;
                }
            }
            return held;
        }
    }

    private static void write(Trimming trimming, LanguageModel model, Path source, Path out)
            throws Exception {
        FolderWriter.write(
                trimming.change(),
                model,
                List.of(source),
                out,
                FolderWriter.Options.PLAIN,
                Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void modelsOfPieces(int kind) throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.write(source.resolve("tokenizer.model"), pieces(kind));
        var random = new Random(11);
        int held = 0;
        for (int round = 0; round < 4; round++) {
            held += assertSplitAlike(source, "tokenizer.model", random);
        }
        assertTrue(held > 10, held + " texts of kept tokens");
    }

    /// The lines are the tokens in their new order.
    @Test
    void aListOfWordPieces() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        String json = TinyTokenizers.all().getOrDefault("bert", "");
        Files.writeString(source.resolve("tokenizer.json"), json);
        var lines = new ArrayList<String>();
        var subword = (Map<?, ?>) Objects.requireNonNull(Json.object(json).get("model"));
        ((Map<?, ?>) Objects.requireNonNull(subword.get("vocab")))
                .forEach((token, id) -> lines.add((Integer) id, "" + token));
        Files.writeString(source.resolve("vocab.txt"), String.join("\n", lines) + "\n");
        try (var model = ModelReader.open(source, Progress.NONE)) {
            var wanted = TokenSet.where(model.vocabulary().size(), id -> id % 3 == 0);
            Trimming trimming = Trimming.keeping(model, List.of(source), wanted, 1);
            Path out = folder.resolve("out");
            write(trimming, model, source, out);
            Tokenizer after = FolderWriter.tokenizer(trimming.change(), model);
            List<String> left = Files.readAllLines(out.resolve("vocab.txt"));
            for (int id = 0; id < left.size(); id++) {
                assertEquals(after.vocabulary().spelling(id), left.get(id));
            }
            assertTrue(left.size() >= wanted.size(), left.toString());
        }
    }
}
