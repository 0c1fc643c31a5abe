package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenSet;
import lexiscope.trim.Trimming;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Tokenizers of which some tokens are left: every text made of these is split as before, here and
/// by the reference library.
class TrimmedTokenizersTest {
    @TempDir private Path folder;

    static Stream<String> families() {
        return TinyTokenizers.all().keySet().stream();
    }

    private static String text(Random random) {
        String[] words = {
            "the", " quick", " brown", "fox", " jumps", "jump", " sea", " shells", "she", " sells",
            "lazy", " dog", "dogs", "doesn't", " 1234", "20", " naïve", "façade", "über", " мир",
            "привет", "世界", "こん", " ", "\n", "!", "shore;", "zzz", "🦄", "<s>", " able"
        };
        var out = new StringBuilder();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            out.append(words[random.nextInt(words.length)]);
        }
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("families")
    void textsOfKeptTokensAreSplitAsBefore(String family) throws Exception {
        Path file =
                TinyTokenizers.write(folder, family, TinyTokenizers.all().getOrDefault(family, ""));
        var random = new Random(7);
        int held = 0;
        int trimmed = 0;
        for (int round = 0; round < 40; round++) {
            try (var model = ModelReader.open(file, Progress.NONE)) {
                Tokenizer before = model.tokenizer().orElseThrow();
                var used = new BitSet();
                int texts = 1 + random.nextInt(6);
                for (int i = 0; i < texts; i++) {
                    Arrays.stream(before.encode(text(random), EncodeOptions.DEFAULT).ids())
                            .forEach(used::set);
                }
                var wanted = TokenSet.where(model.vocabulary().size(), used::get);
                Trimming trimming = Trimming.keeping(model, List.of(file), wanted, 1);
                Tokenizer after = FolderWriter.tokenizer(trimming.change(), model);
                assertEquals(trimming.kept().size(), after.vocabulary().size());
                assertSpelledAlike(trimming, before, after);
                trimmed += model.vocabulary().size() - after.vocabulary().size();
                held += assertSplitAlike(trimming, before, after, random);
                if (round % 10 == 0) {
                    assertReferenceAgrees(trimming, model, after, random);
                }
            }
        }
        assertTrue(held > 100, held + " texts of kept tokens");
        assertTrue(trimmed > 100, trimmed + " tokens went");
    }

    private static void assertSpelledAlike(Trimming trimming, Tokenizer before, Tokenizer after) {
        trimming.kept()
                .each(
                        id -> {
                            int now = trimming.change().ids().now(id);
                            assertEquals(
                                    before.vocabulary().spelling(id),
                                    after.vocabulary().spelling(now));
                            assertEquals(
                                    before.vocabulary().added(id), after.vocabulary().added(now));
                        });
    }

    private static int assertSplitAlike(
            Trimming trimming, Tokenizer before, Tokenizer after, Random random) {
        int held = 0;
        for (int i = 0; i < 150; i++) {
            String text = text(random);
            int[] old = before.encode(text, EncodeOptions.DEFAULT).ids();
            if (Arrays.stream(old).allMatch(trimming.kept()::contains)) {
                int[] wanted = Arrays.stream(old).map(trimming.change().ids()::now).toArray();
                boolean unknown = unknown(trimming, before, old);
                if (!unknown) {
                    assertArrayEquals(
                            wanted, after.encode(text, EncodeOptions.DEFAULT).ids(), text);
                    held++;
                }
            }
        }
        return held;
    }

    /// A word that WordPiece knows nothing of may be known once a longer piece in it is gone.
    private static boolean unknown(Trimming trimming, Tokenizer before, int[] ids) {
        return before.stages().model() instanceof lexiscope.tokenizer.subword.WordPiece m
                && Arrays.stream(ids).anyMatch(id -> id == m.unknown())
                && trimming.kept().size() > 0;
    }

    private void assertReferenceAgrees(
            Trimming trimming, LanguageModel model, Tokenizer after, Random random)
            throws Exception {
        Path out = folder.resolve("out" + random.nextInt());
        FolderWriter.write(
                trimming.change(),
                model,
                model.facts().sources().stream().map(Path::of).toList(),
                out,
                FolderWriter.Options.PLAIN,
                Progress.NONE);
        assertTrue(Files.exists(out.resolve("lexiscope-ids.tsv")));
        try (var theirs = HuggingFaceTokenizer.newInstance(out.resolve("tokenizer.json"))) {
            for (int i = 0; i < 30; i++) {
                String text = text(random);
                assertArrayEquals(
                        theirs.encode(text).getIds(),
                        Arrays.stream(after.encode(text, EncodeOptions.DEFAULT).ids())
                                .asLongStream()
                                .toArray(),
                        text);
            }
        }
    }

    @Test
    void whatIsMadeFromATokenGoesWithIt() throws Exception {
        Path file =
                TinyTokenizers.write(folder, "gpt2", TinyTokenizers.all().getOrDefault("gpt2", ""));
        try (var model = ModelReader.open(file, Progress.NONE)) {
            var bpe =
                    (lexiscope.tokenizer.subword.Bpe)
                            model.tokenizer().orElseThrow().stages().model();
            int[] first = {-1};
            bpe.merges().each((_, _, rank, product) -> first[0] = rank == 0 ? product : first[0]);
            int th = first[0];
            String made = model.vocabulary().spelling(th);
            Trimming trimming = Trimming.without(model, List.of(file), TokenSet.of(th), 1);
            assertTrue(trimming.dependents().size() > 0);
            trimming.dependents()
                    .each(
                            id ->
                                    assertTrue(
                                            model.vocabulary().spelling(id).contains(made),
                                            model.vocabulary().spelling(id)));
            Tokenizer after = FolderWriter.tokenizer(trimming.change(), model);
            var effects =
                    trimming.effects(
                            List.of("the dog", "dog"), model.tokenizer().orElseThrow(), after);
            assertTrue(effects.get(0).after() >= effects.get(0).before());
            assertTrue(effects.get(1).same());
            int space = model.vocabulary().id("\u0120").orElseThrow();
            var nothing =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> Trimming.without(model, List.of(file), TokenSet.of(space), 1));
            assertTrue(String.valueOf(nothing.getMessage()).contains("would stay"));
        }
    }
}
