package lexiscope.format;

import lexiscope.format.file.JsonTree;
import lexiscope.json.JsonCursor;
import lexiscope.json.MalformedJsonException;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of a sentence-transformers model: `modules.json` says in which folder its first
/// module, the one with the tokens, lies.
final class SentenceTransformers {
    private SentenceTransformers() {}

    /// The folder with the tokenizer and the matrix: that of the first module, or the folder
    /// itself.
    static Path root(Path folder) {
        Path modules = folder.resolve("modules.json");
        if (Files.isRegularFile(modules)) {
            try {
                JsonNode list = JsonTree.node(new JsonCursor(Files.readAllBytes(modules)));
                String path =
                        list.path(0).path("path").isString()
                                ? list.path(0).path("path").stringValue()
                                : "";
                Path inner = folder.resolve(path).normalize();
                if (inner.startsWith(folder.normalize()) && Files.isDirectory(inner)) {
                    return inner;
                }
            } catch (IOException | MalformedJsonException | java.nio.file.InvalidPathException e) {
                // a damaged list of modules: the folder is looked at as it is
                return folder;
            }
        }
        for (String name : new String[] {"0_StaticEmbedding", "0_Transformer"}) {
            Path inner = folder.resolve(name);
            if (!Files.exists(folder.resolve("tokenizer.json")) && Files.isDirectory(inner)) {
                return inner;
            }
        }
        return folder;
    }
}
