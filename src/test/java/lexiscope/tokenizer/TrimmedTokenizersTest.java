package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.json.Json;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tokenizers of which some tokens are left: every text made of these is split as before, here and
/// by the reference library.
class TrimmedTokenizersTest {
    @TempDir private Path folder;

    /// Each family, with added tokens in the midst of its vocabulary too, and Unigram with bytes.
    private static Map<String, String> all() {
        var all = new LinkedHashMap<>(TinyTokenizers.all());
        TinyTokenizers.all()
                .forEach((name, json) -> all.put(name + " with added ones", midst(json)));
        all.put("xlmr with bytes", bytes(TinyTokenizers.all().getOrDefault("xlmr", "")));
        return all;
    }

    static Stream<String> families() {
        return all().keySet().stream();
    }

    /// Three entries become added tokens, one of them special, and one of a single word.
    private static String midst(String json) {
        var file = new LinkedHashMap<>(Json.object(json));
        var entries = new TreeMap<Integer, String>();
        switch (((Map<?, ?>) Objects.requireNonNull(file.get("model"))).get("vocab")) {
            case Map<?, ?> ids -> ids.forEach((text, id) -> entries.put((Integer) id, "" + text));
            case List<?> pieces ->
                    pieces.forEach(p -> entries.put(entries.size(), "" + ((List<?>) p).getFirst()));
            case null, default -> throw new AssertionError(json);
        }
        var added =
                new ArrayList<Object>((List<?>) Objects.requireNonNull(file.get("added_tokens")));
        int at = 0;
        for (var entry : entries.entrySet()) {
            if (entry.getKey() > entries.size() / 3
                    && entry.getValue().matches("\\p{L}{2,}")
                    && at < 3) {
                var token = new LinkedHashMap<String, Object>();
                token.put("id", entry.getKey());
                token.put("content", entry.getValue());
                token.put("single_word", at == 1);
                token.put("lstrip", false);
                token.put("rstrip", at == 2);
                token.put("normalized", at == 2);
                token.put("special", at == 0);
                added.add(token);
                at++;
            }
        }
        file.put("added_tokens", added);
        return Json.line(file);
    }

    private static String bytes(String json) {
        var file = new LinkedHashMap<>(Json.object(json));
        var model = new LinkedHashMap<Object, Object>((Map<?, ?>) file.get("model"));
        var pieces = new ArrayList<Object>((List<?>) Objects.requireNonNull(model.get("vocab")));
        for (int b = 0; b < 256; b++) {
            pieces.add(List.of(String.format("<0x%02X>", b), -9.5));
        }
        model.put("vocab", pieces);
        model.put("byte_fallback", true);
        file.put("model", model);
        return Json.line(file);
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
        Path file = TinyTokenizers.write(folder, family, all().getOrDefault(family, ""));
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
                if (used.isEmpty()) {
                    continue; // a text of white space alone
                }
                var gone = TokenSet.where(model.vocabulary().size(), _ -> random.nextInt(9) == 0);
                Trimming trimming =
                        round % 3 < 2
                                ? Trimming.keeping(model, List.of(file), wanted, 1)
                                : Trimming.without(model, List.of(file), gone, 1);
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
