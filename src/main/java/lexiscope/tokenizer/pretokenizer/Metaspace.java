package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.List;

/// Makes every space a visible mark, may put one before the text, and cuts before each.
///
/// @param mark what stands for a space, `▁`
/// @param prepend when a mark is put before a text that does not begin with one
/// @param split cut before every mark; false: the text stays whole
public record Metaspace(String mark, Prepend prepend, boolean split) implements PreTokenizer {
    /// When a mark is put before the text.
    public enum Prepend {
        /// Before every text.
        ALWAYS,
        /// Only where the typed text begins.
        FIRST,
        /// Not at all.
        NEVER
    }

    @Override
    public List<AlignedText> split(AlignedText text) {
        var marked = begun(marked(text));
        if (!split) {
            return marked.isEmpty() ? List.of() : List.of(marked);
        }
        int first = mark.codePointAt(0);
        return Cuts.ofCharacters(marked.text(), cp -> cp == first)
                .words(marked, Split.Behavior.MERGED_WITH_NEXT);
    }

    private AlignedText marked(AlignedText text) {
        String s = text.text();
        if (s.indexOf(' ') < 0) {
            return text;
        }
        var out = text.rewrite();
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == ' ') {
                out.copyReplaced(i, i + 1, mark);
            } else {
                out.copy(i, i + 1);
            }
        }
        return out.done();
    }

    private AlignedText begun(AlignedText text) {
        boolean wanted =
                switch (prepend) {
                    case ALWAYS -> true;
                    case FIRST -> text.base() == 0;
                    case NEVER -> false;
                };
        if (!wanted || text.isEmpty() || text.text().startsWith(mark)) {
            return text;
        }
        return text.preceded(mark);
    }
}
