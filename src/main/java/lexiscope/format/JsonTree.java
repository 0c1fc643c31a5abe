package lexiscope.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

/// Reads a whole JSON file as a tree, strings of any length allowed.
final class JsonTree {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNestingDepth(200)
                                                    .build())
                                    .build())
                    .build();

    private JsonTree() {}

    /// The root of a file that holds one JSON object.
    static JsonField read(Path file) throws UnreadableFileException {
        JsonField root;
        try {
            root = new JsonField(file, "", MAPPER.readTree(TextLines.bytes(file)));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw UnreadableFileException.damaged(
                    file,
                    "is not JSON"
                            + (at == null
                                    ? ""
                                    : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + ".");
        }
        if (!root.node().isObject()) {
            throw UnreadableFileException.damaged(file, "is JSON, but no object.");
        }
        return root;
    }
}
