package lexiscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// What merges are said to be of.
class MergeTitleTest {
    @Test
    void aWordOfBytesIsReadAsText() {
        var bytes = new Vocabulary(new String[0], Map.of(), new Spelling.ByteLevel());
        assertEquals("\u2423k\u00F6", MergeStage.named("\u0120k\u00C3\u00B6", bytes));
        var plain = new Vocabulary(new String[0], Map.of(), new Spelling.Plain());
        assertEquals("\u00C3\u00B6", MergeStage.named("\u00C3\u00B6", plain));
        assertEquals("a".repeat(20) + "\u2026", MergeStage.named("a".repeat(90), plain));
    }
}
