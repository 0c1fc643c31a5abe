package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.WordList;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A format is one class and one line in the list: everything else that knows formats learns of it
/// from there.
class OneLineFormatTest {
    @TempDir Path folder = Path.of("");

    /// A matrix of one column: a word and its number a line.
    private static final class Weighed implements Format {
        @Override
        public String name() {
            return "weighed words";
        }

        @Override
        public List<FileName> names() {
            return List.of(FileName.matrix(500, "*.weighed"));
        }

        @Override
        public boolean probe(Path file, ByteBuffer head) {
            return head.hasRemaining() && head.get(0) == '@';
        }

        @Override
        public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
            var words = new ArrayList<String>();
            List<String> lines = TextLines.of(file);
            float[] numbers = new float[lines.size() - 1];
            for (String line : lines.subList(1, lines.size())) {
                numbers[words.size()] = Float.parseFloat(line.substring(line.indexOf(' ')));
                words.add(line.substring(0, line.indexOf(' ')));
            }
            return ModelParts.of(
                    "weighed words",
                    new HeapMatrix(numbers, 1),
                    WordList.vocabulary(words),
                    List.of());
        }
    }

    private static final Formats MORE = with(new Weighed());

    private static Formats with(Format one) {
        var all = new ArrayList<>(Formats.KNOWN.all());
        all.addFirst(one);
        return new Formats(all);
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("a.weighed"), "@\none 1.5\ntwo 2.5");
    }

    private void opens(Path path) throws UnreadableFileException {
        try (var model = ModelReader.open(MORE, List.of(path), "", _ -> {}, Progress.NONE)) {
            float[] row = new float[1];
            model.matrix().orElseThrow().row(1, row);
            assertArrayEquals(new float[] {2.5f}, row);
            assertEquals("two", model.vocabulary().spelling(1));
        }
    }

    @Test
    void itOpensByItselfAndFromAFolder() throws IOException, UnreadableFileException {
        opens(file());
        opens(folder);
    }

    @Test
    void itIsOfferedAndTakenForAModel() throws IOException {
        assertTrue(MORE.endings().contains("*.weighed"));
        assertTrue(MORE.claimed(file()));
        // by its name alone too, so that a damaged one is refused and not shown as a text
        assertTrue(MORE.claimed(Files.writeString(folder.resolve("b.weighed"), "one 1.5")));
        assertFalse(Formats.KNOWN.claimed(folder.resolve("b.weighed")));
    }

    @Test
    void theSentencesNameIt() throws IOException {
        assertTrue(MORE.supported().contains("weighed words"));
        Path other = Files.writeString(folder.resolve("other"), "\u0001\u0002");
        assertTrue(MORE.unknown(other).sentence().contains("weighed words"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        var refusal =
                assertThrows(
                        UnreadableFileException.class,
                        () ->
                                ModelReader.open(MORE, List.of(empty), "", _ -> {}, Progress.NONE)
                                        .close());
        for (String name : List.of("*.weighed", "*.safetensors", "tokenizer.json", "vocab.txt")) {
            assertTrue(refusal.sentence().contains(name), refusal.sentence());
        }
    }

    /// Every name of every format is searched for, or is known where a file is dropped.
    @Test
    void everyNameIsKnown() throws IOException {
        for (Format format : Formats.KNOWN.all()) {
            assertFalse(format.names().isEmpty(), format.name());
            for (FileName name : format.names()) {
                String plain = name.glob().replaceAll(".*/", "").replace("#", "3");
                String one = plain.replace("*", "a");
                assertTrue(name.fits(one), one);
                Path file = Files.write(folder.resolve(one), new byte[] {1, 0, 2, 0});
                assertTrue(Formats.ofTexts(one) || Formats.KNOWN.claimed(file), one);
                Files.delete(file);
            }
        }
    }
}
