package lexiscope.format.gguf;

import static lexiscope.format.vocabfile.VocabularyFilesTest.gguf;
import static lexiscope.format.vocabfile.VocabularyFilesTest.little;
import static lexiscope.format.vocabfile.VocabularyFilesTest.named;
import static lexiscope.format.vocabfile.VocabularyFilesTest.pair;
import static lexiscope.format.vocabfile.VocabularyFilesTest.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.gguf.GgufPreTokenizers.Trait;
import lexiscope.json.Json;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Walks through the table of pre-tokenizers beside what the version of llama.cpp that it follows
/// was recorded to do with each name (`gguf-pre-tokenizers.txt`).
class GgufPreTokenizersTest {
    private static final Recorded RECORDED = recorded();

    @TempDir private Path folder = Path.of("");

    /// A name: whether it adds a begin token, whether it cleans spaces, the lengths of the tokens.
    record Name(String name, String begin, String spaces, List<String> cuts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Recorded(String version, List<String> texts, List<Name> names) {}

    private static Recorded recorded() {
        String version = "";
        var texts = new ArrayList<String>();
        Map<String, List<String>> cuts = new HashMap<>();
        var names = new ArrayList<Name>();
        try (var in = GgufPreTokenizersTest.class.getResourceAsStream("gguf-pre-tokenizers.txt")) {
            assertTrue(in != null, "the resource is missing");
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : all.split("\n")) {
                String rest = line.substring(line.indexOf(' ') + 1);
                String[] words = rest.split(" ");
                switch (line.substring(0, line.indexOf(' '))) {
                    case "version" -> version = rest;
                    case "text" -> texts.add((String) Json.list("[" + rest + "]").getFirst());
                    case "cuts" -> cuts.put(words[0], List.of(words).subList(1, words.length));
                    case "name" ->
                            names.add(
                                    new Name(
                                            words[0],
                                            words[1],
                                            words[2],
                                            cuts.getOrDefault(words[3], List.of())));
                    default -> assertEquals('#', line.charAt(0));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Recorded(version, texts, names);
    }

    static Stream<Name> names() {
        return RECORDED.names().stream();
    }

    @Test
    void theTableStatesItsVersionAndHasItsNames() {
        assertEquals(RECORDED.version(), GgufPreTokenizers.FOLLOWS);
        assertEquals(
                RECORDED.names().stream().map(Name::name).collect(Collectors.toSet()),
                GgufPreTokenizers.names());
        assertEquals(List.of(), GgufPreTokenizers.broken());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameDoesWhatItDoesOverThere(Name name) throws Exception {
        try (var model = open(name, false)) {
            var tokenizer = model.tokenizer().orElseThrow();
            for (int i = 0; i < RECORDED.texts().size(); i++) {
                String text = RECORDED.texts().get(i);
                var encoding = tokenizer.encode(text, new EncodeOptions(false, true));
                assertEquals(name.cuts().get(i), lengths(tokenizer, encoding.ids()), text);
            }
            assertEquals(!name.begin().equals("no"), begins(tokenizer));
            if (!name.spaces().equals("-")) {
                var vocabulary = tokenizer.vocabulary();
                int[] ids =
                        Stream.of("a", rules(name).bytes() ? "Ġ" : "▁", ".")
                                .mapToInt(s -> vocabulary.id(s).orElseThrow())
                                .toArray();
                String decoded = name.spaces().equals("clean") ? "a." : "a .";
                assertEquals(decoded, tokenizer.decode(ids));
            }
        }
        try (var model = open(name, true)) {
            assertEquals(name.begin().equals("always"), begins(model.tokenizer().orElseThrow()));
        }
    }

    private static GgufPreTokenizers.Rules rules(Name name) {
        return GgufPreTokenizers.of(name.name()).orElseThrow();
    }

    private static boolean begins(Tokenizer tokenizer) {
        int[] ids = tokenizer.encode("a", new EncodeOptions(true, true)).ids();
        return ids.length == 2 && tokenizer.vocabulary().spelling(ids[0]).equals("<begin>");
    }

    private static String lengths(Tokenizer tokenizer, int[] ids) {
        String lengths =
                Arrays.stream(ids)
                        .mapToObj(tokenizer.vocabulary()::spelling)
                        .map(s -> Integer.toString(s.codePointCount(0, s.length())))
                        .collect(Collectors.joining());
        return lengths.isEmpty() ? "-" : lengths;
    }

    /// A file with one of the names, in which all single characters and any two neighbours of the
    /// texts are tokens.
    ///
    /// @param none whether it says that no begin token is added
    private LanguageModel open(Name name, boolean none) throws Exception {
        var rules = rules(name);
        Set<String> tokens = new LinkedHashSet<>();
        Set<String> merges = new LinkedHashSet<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(
                    rules.bytes()
                            ? Character.toString(ByteAlphabet.character(b))
                            : String.format("<0x%02X>", b));
        }
        var spelled = RECORDED.texts().stream().map(t -> spelled(t, rules)).toList();
        if (!rules.bytes()) {
            spelled.forEach(s -> s.codePoints().mapToObj(Character::toString).forEach(tokens::add));
        }
        for (String s : spelled) {
            int[] cps = s.codePoints().toArray();
            IntStream.range(1, cps.length)
                    .filter(i -> cps[i - 1] != ' ' && cps[i] != ' ')
                    .forEach(
                            i -> {
                                String left = Character.toString(cps[i - 1]);
                                String right = Character.toString(cps[i]);
                                merges.add(left + " " + right);
                                tokens.add(left + right);
                            });
        }
        tokens.add("zqxj");
        if (!rules.bytes()) {
            tokens.add("\n\n\n");
        }
        tokens.add("<begin>");
        byte[] last = little(4).putInt(tokens.size() - 1).array();
        var pairs =
                new ArrayList<>(
                        List.of(
                                named(
                                        "model",
                                        name.name().equals("whitespace") ? "whitespace" : "gpt2"),
                                named("pre", name.name()),
                                texts("tokens", tokens.toArray(String[]::new)),
                                texts("merges", merges.toArray(String[]::new)),
                                pair("tokenizer.ggml.bos_token_id", 4, last)));
        if (none) {
            pairs.add(pair("tokenizer.ggml.add_bos_token", 7, new byte[1]));
        }
        Path file = folder.resolve("x.gguf");
        Files.write(file, gguf(pairs));
        return ModelReader.open(file, Progress.NONE);
    }

    private static String spelled(String text, GgufPreTokenizers.Rules rules) {
        if (!rules.bytes()) {
            return rules.has(Trait.SPACE_MARK) ? text.replace(' ', '▁') : text;
        }
        var spelled = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            spelled.append(ByteAlphabet.character(b & 0xFF));
        }
        return spelled.toString();
    }
}
