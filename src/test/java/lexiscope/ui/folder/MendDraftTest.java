package lexiscope.ui.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The page Mend without its controls.
class MendDraftTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder = Path.of("");

    private final Workspace workspace = new Workspace(Tasks.inline());
    private Path model = Path.of("");
    private MendDraft draft = new MendDraft(session());

    private Session session() {
        return workspace.looked().get();
    }

    @BeforeEach
    void open() throws IOException {
        model = Files.createDirectory(folder.resolve("model"));
        for (String name : List.of("tokenizer.json", "model.safetensors")) {
            Files.copy(SAMPLE.resolve(name), model.resolve(name));
        }
        Files.writeString(
                model.resolve("config.json"), "{\"vocab_size\": 9000, \"bos_token_id\": 12345}");
        Files.writeString(
                model.resolve("tokenizer_config.json"), "{\"pad_token\": \"<|endoftext|>\"}");
        workspace.open(List.of(model));
        draft = new MendDraft(session());
        draft.seen(true);
    }

    private MendDraft.Found found() {
        return draft.found().get().orElseThrow(() -> new AssertionError(draft.said().get()));
    }

    @Test
    void faultsAreListedEachWithItsMend() {
        assertEquals(2, found().findings().size(), found().findings().toString());
        assertTrue(found().findings().getFirst().what().contains("vocab_size is 9000"));
        assertTrue(found().preview().isPresent());
        assertTrue(
                found().preview().get().files().stream()
                        .anyMatch(
                                f -> f.name().equals("config.json") && f.about().equals("mended")),
                found().preview().toString());
    }

    @Test
    void onlyWhatIsChosenIsMended() throws Exception {
        var size = found().findings().getFirst();
        draft.mend(size, false);
        assertFalse(draft.mends(size));
        assertEquals(2, found().findings().size());
        Path out = folder.resolve("out");
        draft.write(out);
        assertTrue(draft.writing().state().get() instanceof FolderWriting.State.Written);
        // a new folder in the one that was chosen
        Path chosen = Files.createDirectories(folder.resolve("chosen"));
        draft.writeIn(chosen);
        draft.writeIn(chosen);
        try (var made = Files.list(chosen)) {
            assertTrue(
                    made.map(p -> p.getFileName().toString())
                            .sorted()
                            .toList()
                            .toString()
                            .matches("\\[(.*)-mended, \\1-mended-2]"));
        }
        var config = Json.object(out.resolve("config.json"));
        assertEquals(9000, config.get("vocab_size"));
        assertFalse(config.containsKey("bos_token_id"));
        draft.mend(found().findings().getLast(), false);
        assertTrue(found().preview().isEmpty());
        draft.write(folder.resolve("none"));
        assertTrue(
                draft.writing().state().get() instanceof FolderWriting.State.Failed failed
                        && failed.sentence().contains("Nothing of what was found"),
                draft.writing().state().get().toString());
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void theFilesAreLookedAtAnew() throws Exception {
        draft.seen(false);
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": 8192}");
        draft.seen(true);
        assertEquals(List.of(), found().findings());
        assertTrue(found().preview().isEmpty());
        assertTrue(draft.standing().toString().contains("and with the matrix"));
    }

    @Test
    void noMatrixIsNamedWhereThereIsNone() throws Exception {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        Files.copy(SAMPLE.resolve("tokenizer.json"), bare.resolve("tokenizer.json"));
        workspace.open(List.of(bare));
        var other = new MendDraft(session());
        other.seen(true);
        String said = other.standing().toString();
        assertTrue(said.contains("the files agree with each other."), said);
        assertFalse(said.contains("matrix"), said);
    }

    @Test
    void filesThatCannotBeReadAreASentence() throws Exception {
        draft.seen(false);
        Files.writeString(model.resolve("config.json"), "{\"vocab_size\": ");
        draft.seen(true);
        assertTrue(draft.found().get().isEmpty());
        assertTrue(draft.said().get().contains("config.json"), draft.said().get());
    }
}
