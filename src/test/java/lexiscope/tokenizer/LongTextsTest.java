package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.Seeds;
import lexiscope.format.ModelReader;
import lexiscope.json.Json;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Whole files, a mixed megabyte among them, against the digests of the reference libraries: with
/// one thread and two, with hardly any place to remember words, and after edits that were undone
/// one by one. A few vocabularies in every build, all of them with `-P long`.
@Tag("random")
class LongTextsTest {
    private static final long SEED = Seeds.of(LongTextsTest.class);
    private static final Path DIGESTS = Published.DATA.resolve("long-texts/expected-digests.jsonl");

    /// Vocabularies of every build, one a family.
    private static final List<String> FEW =
            List.of("gpt2", "all-minilm-l6-v2", "t5-small", "mistral-v1");

    /// A vocabulary in one of its forms, and whether special tokens are matched in text.
    private record Form(String vocabulary, String form, boolean matched) {}

    /// What is expected of one text.
    private record Expected(String text, int tokens, String ids, String offsets) {
        String content() throws Exception {
            String folder = text.startsWith("mix") ? "long-texts" : "udhr";
            return Files.readString(Published.DATA.resolve(folder).resolve(text));
        }
    }

    private static Map<Form, List<Expected>> expected() throws Exception {
        assumeTrue(Files.exists(DIGESTS), () -> "The test data are not here: " + DIGESTS);
        var all = new LinkedHashMap<Form, List<Expected>>();
        for (String line : Files.readAllLines(DIGESTS)) {
            var r = Json.object(line);
            var form =
                    new Form(
                            String.valueOf(r.get("vocabulary")),
                            String.valueOf(r.get("form")),
                            !"plain".equals(r.get("special_literals")));
            all.computeIfAbsent(form, _ -> new ArrayList<>())
                    .add(
                            new Expected(
                                    String.valueOf(r.get("text")),
                                    ((Number) r.getOrDefault("tokens", 0)).intValue(),
                                    String.valueOf(r.get("ids_sha256")),
                                    String.valueOf(r.get("offsets_sha256"))));
        }
        return all;
    }

    private static Tokenizer open(Form form) throws Exception {
        Path folder = Published.DATA.resolve(form.vocabulary());
        try (var model = ModelReader.open(Published.model(folder, form.form()), Progress.NONE)) {
            return model.tokenizer().orElseThrow();
        }
    }

    private static String digest(int[] numbers, boolean pairs) throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : pairs && i % 2 == 1 ? "-" : ",").append(numbers[i]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void same(String what, Expected expected, Encoding e) throws Exception {
        assertEquals(expected.tokens(), e.size(), what);
        assertEquals(expected.ids(), digest(e.ids(), false), what);
        assertEquals(expected.offsets(), digest(Published.reported(e), true), what);
    }

    private static void everyText(Form form, List<Expected> texts, boolean mixed) throws Exception {
        var tokenizer = open(form);
        var small = new Tokenizer(tokenizer.vocabulary(), tokenizer.stages(), 16);
        var options = new EncodeOptions(false, form.matched());
        for (var expected : texts) {
            String what = form + ", " + expected.text();
            if (!mixed && expected.text().startsWith("mix")) {
                continue;
            }
            String text = expected.content();
            same(what, expected, tokenizer.encode(text, options, 1));
            same(what + ", two threads", expected, tokenizer.encode(text, options, 2));
            same(what + ", small cache", expected, small.encode(text, options, 1));
        }
    }

    @Test
    void aFewVocabulariesOverEveryText() throws Exception {
        for (var form : expected().entrySet()) {
            if (FEW.contains(form.getKey().vocabulary())) {
                everyText(form.getKey(), form.getValue(), false);
            }
        }
    }

    @Test
    @Tag("long")
    void everyVocabularyOverEveryText() throws Exception {
        for (var form : expected().entrySet()) {
            everyText(form.getKey(), form.getValue(), true);
        }
    }

    @Test
    void fewEditsUndone() throws Exception {
        undone(FEW, "eng.txt", 40);
    }

    @Test
    @Tag("long")
    void aThousandEditsUndone() throws Exception {
        undone(List.of(), "mix-1mb.txt", 1000);
    }

    /// Edits a text at random and takes every edit back, the last first, encoding after each.
    ///
    /// @param vocabularies empty for all of them
    private static void undone(List<String> vocabularies, String name, int edits) throws Exception {
        for (var form : expected().entrySet()) {
            String vocabulary = form.getKey().vocabulary();
            if (vocabularies.isEmpty() || vocabularies.contains(vocabulary)) {
                for (var expected : form.getValue()) {
                    if (expected.text().equals(name)) {
                        undone(form.getKey(), expected, edits);
                    }
                }
            }
        }
    }

    private static void undone(Form form, Expected expected, int edits) throws Exception {
        String what = form + ", " + expected.text() + ", seed " + SEED;
        var random = new Random(SEED);
        var tokenizer = open(form);
        var options = new EncodeOptions(false, form.matched());
        var typed = Typed.of(expected.content());
        var encoding = tokenizer.encode(typed, options);
        var undo = new ArrayDeque<Undo>();
        for (int i = 0; i < edits; i++) {
            String text = typed.text();
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(8));
            String put = random.nextInt(4) == 0 ? "" : RandomTexts.next(random, 4);
            undo.push(new Undo(start, start + put.length(), text.substring(start, end)));
            typed = typed.edited(start, end, put);
            encoding = tokenizer.encode(encoding, typed, options);
            if (i % 250 == 0) {
                assertArrayEquals(
                        tokenizer.encode(typed.text(), options).ids(), encoding.ids(), what);
            }
        }
        while (!undo.isEmpty()) {
            Undo u = undo.pop();
            typed = typed.edited(u.start(), u.end(), u.text());
            encoding = tokenizer.encode(encoding, typed, options);
        }
        same(what, expected, encoding);
    }

    /// What takes an edit back.
    private record Undo(int start, int end, String text) {}
}
