package lexiscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.format.ModelReader;
import lexiscope.format.hub.HubSettings;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.json.Json;
import lexiscope.kernel.DType;
import lexiscope.store.AppDirectories;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text as tokens.
class SplittingTest {
    @TempDir private Path folder;

    private Path model(String name, int word) throws Exception {
        Path at = Files.createDirectories(folder.resolve(name));
        var entries = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 3000; i++) {
            entries.put(i == word ? "hello" : "w" + i, i);
        }
        var of = Map.of("type", "WordLevel", "vocab", entries, "unk_token", "w0");
        Files.writeString(
                at.resolve("tokenizer.json"),
                Json.line(
                        Map.of(
                                "version",
                                "1.0",
                                "pre_tokenizer",
                                Map.of("type", "Whitespace"),
                                "model",
                                of)));
        NumpyWriter.write(
                at.resolve("m.npy"), new FloatRows(3000, 2, id -> new float[] {id, 1}), DType.F32);
        return at;
    }

    private static List<Path> files(Path at) {
        return List.of(at.resolve("tokenizer.json"), at.resolve("m.npy"));
    }

    @Test
    void theTokensOfTheTextAreThoseOfTheModelItself() throws Exception {
        var workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        var session = workspace.looked().get();
        session.text().set(Typed.of("hello hello"));
        workspace.open(files(model("first", 2900)));
        assertEquals(2900, session.split().get().before().ids()[0]);
        // the split is still that of the first model while the second one is asked about
        try (var second = ModelReader.open(files(model("second", 2800)), "", Progress.NONE)) {
            assertArrayEquals(new int[] {2800, 2800}, new Splitting(session).idsOf(second));
        }
    }

    /// The figure is of the count that it stands beside, in which the template's tokens are.
    @Test
    void charactersATokenAreOfAllTokens() throws Exception {
        Path vocab = folder.resolve("vocab.txt");
        Files.writeString(vocab, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nking\n");
        var workspace = new Workspace(Tasks.inline(), AppDirectories.in(folder), HubSettings::here);
        var session = workspace.looked().get();
        session.text().set(Typed.of("king king"));
        workspace.open(List.of(vocab));
        var counts = session.split().get().counts();
        assertEquals(4, counts.tokens());
        assertEquals(List.of(2), counts.before());
        assertEquals(List.of(3), counts.after());
        assertEquals(9 / 4.0, counts.perToken());
        session.text().set(Typed.of(""));
        assertEquals(Double.NaN, session.split().get().counts().perToken());
    }
}
