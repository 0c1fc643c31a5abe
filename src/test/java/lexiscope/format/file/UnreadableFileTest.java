package lexiscope.format.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lexiscope.format.ModelReader;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is said of a file that cannot be read is a sentence.
class UnreadableFileTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "is empty., x.gguf is empty.",
        "cannot be read (closed)., x.gguf cannot be read (closed).",
        "holds no rows., x.gguf holds no rows.",
        "line 3 is empty., x.gguf: line 3 is empty.",
        "its header is not JSON., x.gguf: its header is not JSON.",
        "the tensor “a” is not there., x.gguf: the tensor “a” is not there.",
        "“a” should be a number., x.gguf: “a” should be a number."
    })
    void theFileIsTheSubjectWhereTheSentenceHasNone(String said, String sentence) {
        Path file = Path.of("a", "x.gguf");
        assertEquals(sentence, new UnreadableFileException(file, said).sentence());
        assertEquals(
                sentence + " The file is cut off or damaged; fetch it again.",
                UnreadableFileException.damaged(file, said).sentence());
        var undecided =
                UnreadableFileException.undecided(file, said, List.of("a"), List.of("a [2, 2]"));
        assertEquals(sentence, undecided.question());
        assertEquals(
                sentence + " Name the one to take (--tensor): a [2, 2].", undecided.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.gguf", "tokenizer.json", "model.safetensors", "m.npy", "w.vec"})
    void anEmptyFileIsCalledEmpty(String name) throws Exception {
        Path file = Files.createFile(folder.resolve(name));
        var refused =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(file, Progress.NONE).close());
        assertEquals(name + " is empty. Fetch it again.", refused.sentence());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("x.gguf");
        var refused =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(file, Progress.NONE).close());
        assertEquals("x.gguf: there is no such file", refused.sentence().substring(0, 29));
    }
}
