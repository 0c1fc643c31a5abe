package lexiscope.format;

import lexiscope.work.Progress;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// `tokenizer.json` of huggingface/tokenizers, version 1.0 and the draft of 2.0.
final class TokenizerJsonFile implements Format {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNameLength(1 << 20)
                                                    .maxNestingDepth(200)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    @Override
    public String name() {
        return "tokenizer.json";
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        if (file.toString().endsWith(".json")) {
            return true;
        }
        String start = StandardCharsets.UTF_8.decode(head).toString();
        return start.stripLeading().startsWith("{")
                && start.contains("\"version\"")
                && start.contains("\"added_tokens\"");
    }

    @Override
    public Parts read(Path file, String tensor, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading " + file.getFileName());
        byte[] json = TextLines.bytes(file);
        progress.at(0.5, "building the tokenizer");
        return parts(file, json);
    }

    /// The tokenizer of a `tokenizer.json` that lies in a file, perhaps as a part of it.
    static Parts parts(Path file, byte[] json) throws UnreadableFileException {
        return new TokenizerJson(tree(file, json)).parts();
    }

    /// What stands in a file.
    static TokenizerJsonTree tree(Path file) throws UnreadableFileException {
        return tree(file, TextLines.bytes(file));
    }

    private static TokenizerJsonTree tree(Path file, byte[] json) throws UnreadableFileException {
        try (var parser = MAPPER.createParser(json)) {
            return TokenizerJsonTree.read(file, MAPPER, parser);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where =
                    at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new UnreadableFileException(
                    file,
                    "is not JSON"
                            + where
                            + ". It is damaged or something else under this name; fetch it again.",
                    e);
        }
    }
}
