package lexiscope.passage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts kept with their ids.
class PinsTest {
    @TempDir private Path folder;

    @Test
    void everyTextComesBackAndHolds() throws Exception {
        var random = new Random(2);
        var texts = new ArrayList<String>(List.of("", "\uD83D", "line\u2028\n", "\"\\"));
        for (int i = 0; i < 60; i++) {
            texts.add(RandomTexts.next(random, 12));
        }
        for (var family : TinyTokenizers.all().entrySet()) {
            var tokenizer =
                    TinyTokenizers.open(
                            TinyTokenizers.write(folder, family.getKey(), family.getValue()));
            var of = new Pins.Of(family.getKey(), "BPE", tokenizer.vocabulary().size());
            Path file = folder.resolve(family.getKey() + ".pins");
            Pins.of(of, tokenizer, texts).write(file);
            var read = Pins.read(file);
            assertEquals(of, read.of().orElseThrow());
            assertEquals(texts, read.pins().stream().map(Pin::text).toList());
            assertTrue(read.check(tokenizer).isEmpty(), family.getKey());
        }
    }

    @Test
    void theFirstDifferenceIsTold() throws Exception {
        var gpt2 = TinyTokenizers.open(TinyTokenizers.write(folder, "gpt2", one("gpt2")));
        var bert = TinyTokenizers.open(TinyTokenizers.write(folder, "bert", one("bert")));
        var pins = Pins.of(new Pins.Of("gpt2", "", 1), gpt2, List.of("", "the dogs"));
        var difference = pins.check(bert).orElseThrow();
        assertEquals(1, difference.number(), "bert gives the empty text two tokens");
        assertEquals(0, difference.at());
        assertArrayEquals(new int[0], difference.pin().ids());
        assertEquals(2, difference.found().length);
    }

    private static String one(String family) {
        return TinyTokenizers.all().getOrDefault(family, "");
    }

    @Test
    void whatIsNoFileOfPinsIsASentence() throws Exception {
        Path file = folder.resolve("a.pins");
        assertTrue(refusal(file).contains("--write"));
        Files.writeString(file, "\n");
        assertTrue(refusal(file).contains("no pins"));
        Files.writeString(file, "{\"text\": \"a\", \"ids\": [1]}\n{\"text\": \"a\"}");
        assertTrue(refusal(file).startsWith("Line 2 of"), refusal(file));
        Files.writeString(file, "text");
        assertTrue(refusal(file).startsWith("Line 1 of"), refusal(file));
        Files.write(file, "\"é".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal(file).contains("not UTF-8"), refusal(file));
        Files.writeString(file, "{\"text\": \"a\", \"ids\": [1]}\n");
        assertTrue(Pins.read(file).of().isEmpty());
    }

    private static String refusal(Path file) {
        return "" + assertThrows(IOException.class, () -> Pins.read(file)).getMessage();
    }
}
