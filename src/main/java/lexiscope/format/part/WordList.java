package lexiscope.format.part;

import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// Words as the vocabulary of the rows they name.
public final class WordList {
    private WordList() {}

    /// The lines of a text. Only LF ends one, as some words are themselves odd white space; a CR
    /// before it goes.
    static List<String> lines(String text) {
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        int to = text.length() - (text.endsWith("\n") ? 1 : 0);
        String whole = text.substring(from, Math.max(from, to));
        return List.of(whole.split("\n", -1)).stream()
                .map(l -> l.endsWith("\r") ? l.substring(0, l.length() - 1) : l)
                .toList();
    }

    /// The lines that name so many rows. Where there are more, empty ones at the end are none, nor
    /// are other blank ones where without them there are as many as rows: the projector passes over
    /// them.
    public static List<String> lines(String text, int rows) {
        List<String> lines = lines(text);
        while (lines.size() > rows && lines.getLast().isEmpty()) {
            lines = lines.subList(0, lines.size() - 1);
        }
        if (lines.size() > rows) {
            var filled = lines.stream().filter(Predicate.not(String::isBlank)).toList();
            return filled.size() == rows ? filled : lines;
        }
        return lines;
    }

    /// A vocabulary of these words, spelled as SentencePiece spells where they carry its marks.
    public static Vocabulary vocabulary(List<String> words) {
        @Nullable String[] entries = words.toArray(new @Nullable String[0]);
        boolean marked = words.stream().anyMatch(w -> w.startsWith("▁"));
        boolean continued = !marked && words.stream().anyMatch(w -> w.startsWith("##"));
        Spelling spelling =
                marked
                        ? new Spelling.SpaceMark('▁')
                        : continued ? new Spelling.ContinuationMark("##") : new Spelling.Plain();
        return new Vocabulary(entries, new HashMap<>(), spelling);
    }

    /// Words without a matrix.
    public static ModelParts parts(List<String> words) {
        return ModelParts.of(vocabulary(words)).also(repeated(words));
    }

    /// What to say where words occur more than once.
    public static List<String> repeated(List<String> words) {
        int twice = words.size() - new HashSet<>(words).size();
        return twice == 0
                ? List.of()
                : List.of(
                        String.format("%,d", twice)
                                + " rows repeat a word that has a row already; the word alone means"
                                + " the first.");
    }
}
