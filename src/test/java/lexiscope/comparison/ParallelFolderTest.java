package lexiscope.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders of a person's own.
class ParallelFolderTest {
    @TempDir private Path folder;

    private void file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileIsALanguage() throws Exception {
        file("de.txt", "Guten Tag");
        file("en.txt", "Good day");
        file("ja.txt", "こんにちは世界");
        file("index.tsv", "not one of them");
        var texts = ParallelFolder.read(folder);
        assertEquals(
                List.of(
                        new ParallelText("de", "Latin", "Guten Tag"),
                        new ParallelText("en", "Latin", "Good day"),
                        new ParallelText("ja", "Kana and Han", "こんにちは世界")),
                texts.texts());
        assertEquals("en", texts.english().orElseThrow().language());
        assertEquals(List.of(), texts.notes());
    }

    @Test
    void aFileOfOneCorpusGoesByItsEnding() throws Exception {
        file("talks.de", "Guten Tag");
        file("talks.eng_Latn", "Good day");
        var texts = ParallelFolder.read(folder);
        assertEquals(
                List.of("de", "eng_Latn"),
                texts.texts().stream().map(ParallelText::language).toList());
        assertEquals("eng_Latn", texts.english().orElseThrow().language());
    }

    @Test
    void otherEncodingsAreReadOrSaid() throws Exception {
        file("en.txt", "Good day");
        file("fr.txt", "Très bien".getBytes(StandardCharsets.ISO_8859_1));
        file("ru.txt", "\uFEFFДобрый день".getBytes(StandardCharsets.UTF_16LE));
        file("uk.txt", "\uFEFFДобрий день".getBytes(StandardCharsets.UTF_16BE));
        file("bg.txt", "Good day".getBytes(StandardCharsets.UTF_16LE));
        file("el.txt", "\uFEFFΚαλημέρα");
        var texts = ParallelFolder.read(folder);
        assertEquals(
                List.of("Καλημέρα", "Good day", "Добрый день", "Добрий день"),
                texts.texts().stream().map(ParallelText::text).toList());
        assertEquals(2, texts.notes().size(), texts.notes().toString());
        assertTrue(texts.notes().getFirst().startsWith("bg.txt is neither UTF-8"));
        assertTrue(texts.notes().getLast().startsWith("fr.txt is neither UTF-8"));
    }

    @Test
    void otherLengthsAreNoted() throws Exception {
        file("en.txt", "one\ntwo\n");
        file("de.txt", "eins\nzwei");
        file("fr.txt", "un\ndeux\ntrois");
        var notes = ParallelFolder.read(folder).notes();
        assertEquals(1, notes.size());
        assertTrue(notes.getFirst().contains("1 of 3 files"), notes.getFirst());
        assertTrue(notes.getFirst().contains("fr 3"), notes.getFirst());
    }

    private static String refusal(Path folder) {
        return "" + assertThrows(IOException.class, () -> ParallelFolder.read(folder)).getMessage();
    }

    @Test
    void whatIsNoFolderOfTextsIsASentence() throws Exception {
        assertThrows(IOException.class, () -> ParallelFolder.read(folder));
        file("en.txt", new byte[] {(byte) 0xC3, 'a'});
        String said = refusal(folder);
        assertTrue(said.contains("en.txt"), said);
        said = refusal(folder.resolve("en.txt"));
        assertTrue(said.contains("not a folder"), said);
    }
}
