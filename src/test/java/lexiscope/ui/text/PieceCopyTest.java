package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// What is copied of the pieces of a text.
class PieceCopyTest {
    private static final Vocabulary WORDS =
            new Vocabulary(
                    new String[] {"<s>", "to", "ken's", "\""}, Map.of(), new Spelling.Plain());

    private static Encoding encoding() {
        var pieces = new Pieces();
        pieces.add(0, 0, 0, Pieces.TEMPLATE);
        pieces.add(1, 0, 2, 0);
        pieces.add(2, 2, 7, 0);
        pieces.add(3, 8, 9, 0);
        return Encoding.of(pieces);
    }

    @Test
    void everyFormHoldsEveryPiece() {
        assertEquals("to|ken's| |\"", PieceCopy.separated(encoding(), "token's \"", "|"));
        assertEquals(
                "[\"<s>\",\"to\",\"ken's\",\"\\\"\"]",
                PieceCopy.python(encoding(), WORDS).replace(", ", ","));
        assertEquals(
                "{\"id\":2,\"token\":\"ken's\",\"start\":2,\"end\":7}",
                PieceCopy.json(encoding(), WORDS).replace(" ", "").split("(?<=}),")[2]);
    }
}
