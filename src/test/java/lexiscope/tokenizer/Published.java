package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Published vocabularies with what the reference libraries make of texts, in a folder beside the
/// repository; tests that need it are skipped where it is absent.
final class Published {
    static final Path DATA = Path.of("..", "shared", "data");

    /// Which file of a vocabulary's folder a form of the expectations speaks of.
    private static final Map<String, String> FORMS =
            Map.of(
                    "tokenizer-json", "tokenizer.json",
                    "tiktoken", "*.tiktoken",
                    "tokenizer-model", "tokenizer.model",
                    "vocab-joint-spm", "vocab.joint.spm",
                    "llama-cpp", "*.gguf");

    private Published() {}

    static void assumeThere() {
        assumeTrue(Files.isDirectory(DATA), () -> "The test data are not here: " + DATA);
    }

    /// What to open for a form of a vocabulary: one file of its folder, or the folder.
    static Path model(Path folder, String form) throws IOException {
        String pattern = FORMS.getOrDefault(form, "");
        return pattern.isEmpty()
                ? folder
                : matching(folder, pattern).stream().findFirst().orElse(folder);
    }

    /// The files of a folder whose names match, in order.
    static List<Path> matching(Path folder, String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (var files = Files.list(folder)) {
            return files.filter(f -> matcher.matches(f.getFileName())).sorted().toList();
        }
    }

    /// Every file of cases, in order.
    static List<CaseFile> caseFiles() throws IOException {
        var found = new ArrayList<CaseFile>();
        for (Path folder : matching(DATA, "*")) {
            if (Files.isDirectory(folder)) {
                for (Path file : matching(folder, "{expected-encodings*,llama-cpp-cases}.jsonl")) {
                    found.add(new CaseFile(folder, file));
                }
            }
        }
        return found;
    }

    /// A file of cases.
    ///
    /// @param folder of the vocabulary
    /// @param file the cases, a line each
    record CaseFile(Path folder, Path file) {
        /// The form of the vocabulary that it speaks of.
        String form() {
            String name = file.getFileName().toString();
            return name.startsWith("llama-cpp")
                    ? "llama-cpp"
                    : name.replaceFirst("^expected-encodings\\.?", "")
                            .replaceFirst("\\.?jsonl$", "");
        }

        /// Its vocabulary's name, with the form where there is one.
        String label() {
            return folder.getFileName() + (form().isEmpty() ? "" : ", " + form());
        }

        Path model() throws IOException {
            return Published.model(folder, form());
        }

        /// The library that the expectations come from.
        String library() throws IOException {
            String name = file.getFileName().toString().replaceFirst("\\.jsonl$", ".meta.json");
            Path meta = folder.resolve(name);
            return Files.exists(meta)
                    ? String.valueOf(Json.object(Files.readString(meta)).get("library"))
                    : "llama.cpp";
        }

        List<Case> cases() throws IOException {
            var cases = new ArrayList<Case>();
            for (String line : Files.readString(file).split("\n")) {
                if (!line.isBlank()) {
                    cases.add(new Case(Json.object(line)));
                }
            }
            return cases;
        }
    }

    /// One text and what is expected of it.
    record Case(Map<String, Object> fields) {
        String text() {
            return String.valueOf(fields.get("text"));
        }

        EncodeOptions options() {
            return new EncodeOptions(
                    Boolean.TRUE.equals(fields.get("add_special_tokens")),
                    !"plain".equals(fields.get("special_literals")));
        }

        int[] ids() {
            return numbers(fields.get("ids"));
        }

        /// The text that the ids are decoded to; what is not said is taken from the other side.
        String decoded(String otherwise) {
            return fields.get("decoded") instanceof String s ? s : otherwise;
        }

        boolean says(String key) {
            return fields.get(key) != null && !Json.NULL.equals(fields.get(key));
        }

        /// Start and end of every token in UTF-16 units, one after the other.
        int[] offsets() {
            var out = new ArrayList<Integer>();
            for (Object pair : (List<?>) fields.getOrDefault("offsets", List.of())) {
                int[] two = numbers(pair);
                out.add(unit(two[0], false));
                out.add(unit(two[1], true));
            }
            return out.stream().mapToInt(i -> i).toArray();
        }

        private int unit(int at, boolean end) {
            String text = text();
            return switch (String.valueOf(fields.get("offset_unit"))) {
                case "utf16" -> at;
                case "codepoint" -> text.offsetByCodePoints(0, at);
                default -> ofByte(text, at, end);
            };
        }

        /// The unit of a byte of the text in UTF-8; inside a character its edge.
        private static int ofByte(String text, int at, boolean end) {
            int bytes = 0;
            for (int i = 0; i < text.length(); ) {
                int next = i + Character.charCount(text.codePointAt(i));
                int length = text.substring(i, next).getBytes(StandardCharsets.UTF_8).length;
                if (at <= bytes) {
                    return i;
                }
                if (at < bytes + length) {
                    return end ? next : i;
                }
                bytes += length;
                i = next;
            }
            return text.length();
        }

        private static int[] numbers(@Nullable Object list) {
            return ((List<?>) Objects.requireNonNull(list))
                    .stream().mapToInt(n -> ((Number) n).intValue()).toArray();
        }
    }

    /// Start and end of every token as the reference reports them, one after the other.
    static int[] reported(Encoding encoding) {
        var reported = encoding.reported();
        int[] out = new int[encoding.size() * 2];
        for (int i = 0; i < encoding.size(); i++) {
            out[2 * i] = reported.starts()[i];
            out[2 * i + 1] = reported.ends()[i];
        }
        return out;
    }
}
