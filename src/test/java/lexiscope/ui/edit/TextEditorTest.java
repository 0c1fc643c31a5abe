package lexiscope.ui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokenizer.aligned.Typed;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class TextEditorTest {
    private Typed last = Typed.of("");
    private final TextEditor editor = new TextEditor(new TypingHistory(), t -> last = t);

    private void type(String s) {
        s.codePoints().forEach(cp -> editor.write(Character.toString(cp)));
    }

    @Test
    void typingIsTakenBackInOneGo() {
        type("king");
        assertEquals("king", last.text());
        assertTrue(editor.undo());
        assertEquals("", last.text());
        assertTrue(editor.redo());
        assertEquals("king", last.text());
        assertEquals(4, editor.caret());
    }

    @Test
    void undoGivesBackTheTextAfterAnyEdits() {
        var random = new SplittableRandom(5);
        String[] parts = {"a", "é", "e\u0301", "👩‍👩‍👧", "\r\n", " ", "שלום", "\u0000"};
        int edits = 200;
        for (int i = 0; i < edits; i++) {
            editor.place(random.nextInt(editor.text().length() + 1), random.nextInt(3) == 0);
            if (random.nextInt(4) == 0) {
                editor.delete(Boundaries.before(editor.text(), editor.caret()));
            } else {
                editor.write(parts[random.nextInt(parts.length)]);
            }
            assertEquals(editor.caret(), Boundaries.snapped(editor.text(), editor.caret()));
        }
        String end = editor.text();
        while (editor.undo()) {}
        assertEquals("", editor.text());
        while (editor.redo()) {}
        assertEquals(end, editor.text());
    }

    @Test
    void theCaretNeverStandsInsideAGrapheme() {
        editor.write("a👩‍👩‍👧b\r\nc");
        editor.place(4, false);
        assertEquals(1, editor.caret());
        int crlf = editor.text().indexOf('\n');
        editor.place(crlf, false);
        assertEquals(crlf - 1, editor.caret());
    }

    @Test
    void deletingTakesAWholeGrapheme() {
        editor.write("xe\u0301");
        editor.delete(Boundaries.before(editor.text(), editor.caret()));
        assertEquals("x", editor.text());
    }

    @Test
    void aTextFromElsewhereCanBeTakenBack() {
        editor.write("mine");
        editor.show(editor.typed().edited(0, 4, "dropped"));
        assertEquals("dropped", editor.text());
        assertTrue(editor.undo());
        assertEquals("mine", editor.text());
    }

    @Test
    void lineEndsAreKeptAsTyped() {
        editor.write("a\r\nb\rc\r\nd");
        assertEquals(9, editor.text().length());
        assertEquals(3, Boundaries.lineStart(editor.text(), 3));
        assertEquals(3, Boundaries.after(editor.text(), 1));
        assertFalse(Boundaries.endsLine(editor.text(), 2));
        assertTrue(Boundaries.endsLine(editor.text(), 5));
    }

    @Test
    void wordsAreSteppedOver() {
        String text = "The king's horses";
        assertEquals(3, Boundaries.wordAfter(text, 0));
        assertEquals(8, Boundaries.wordAfter(text, 3));
        assertEquals(11, Boundaries.wordBefore(text, 17));
        assertEquals(
                "king",
                text.substring(Boundaries.wordAt(text, 5)[0], Boundaries.wordAt(text, 5)[1]));
    }
}
