package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.ModelFacts;
import lexiscope.model.ModelNote.Kind;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What does not work is said by the kind of a note, not by its words.
class ModelNotesTest {
    private static final String WORDS =
            """
            {"version": "%s", "added_tokens": [],
             "model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1}, "unk_token": "a"}}
            """;

    @TempDir Path folder = Path.of("");

    private ModelFacts facts() throws UnreadableFileException {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return model.facts();
        }
    }

    @Test
    void aTokenizerThatIsNotReadIsOne() throws IOException, UnreadableFileException {
        Files.writeString(folder.resolve("tokenizer.json"), WORDS.formatted("9.0"));
        ModelFacts facts = facts();
        assertEquals(1, facts.said(Kind.NO_TOKENIZER).size(), facts.said().toString());
        assertEquals(facts.said(Kind.NO_TOKENIZER), facts.warnings());
        assertEquals(facts.warnings().getFirst(), facts.notes().getFirst());
    }

    @Test
    void aMatrixThatIsNotReadIsOne() throws IOException, UnreadableFileException {
        Files.writeString(folder.resolve("tokenizer.json"), WORDS.formatted("1.0"));
        assertEquals(List.of(), facts().said());
        Files.write(folder.resolve("model.safetensors"), new byte[] {1, 2, 3});
        ModelFacts facts = facts();
        assertEquals(1, facts.said(Kind.NO_MATRIX).size(), facts.said().toString());
        assertEquals(List.of(), facts.said(Kind.NO_TOKENIZER));
    }

    @Test
    void aRemarkIsNotToldAtOnce() throws IOException, UnreadableFileException {
        Files.writeString(folder.resolve("tokenizer.json"), WORDS.formatted("1.0"));
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"add_prefix_space\": true}");
        assertTrue(!facts().said(Kind.REMARK).isEmpty());
        assertEquals(List.of(), facts().warnings());
    }
}
