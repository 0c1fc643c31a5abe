package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.subword.piece.PieceTrie;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// SentencePiece's own normaliser (`sentencepiece/src/normalizer.cc`, `Normalize`): the longest
/// mapped prefix of the text at a time, white space squeezed and written as ▁, a space put before
/// the text (or behind it).
///
/// Its reported spans run from the start of a prefix to the start of the next, so what is dropped
/// belongs to the piece before it, and all but the last piece of one character's replacement are
/// empty.
///
/// @param map the character map, or null
/// @param kept the user-defined pieces, which are not mapped
/// @param rules what becomes of white space
public record SentencePieceNormalizer(@Nullable CharacterMap map, PieceTrie kept, Rules rules)
        implements Normalizer {
    /// What becomes of white space.
    ///
    /// @param dummy add a space that was not typed
    /// @param suffix behind the text, not before it
    /// @param squeeze drop it at the ends and after other white space
    /// @param escape write it as ▁
    /// @param begins the text is the first part of one
    /// @param finishes the text is the last part of one
    public record Rules(
            boolean dummy,
            boolean suffix,
            boolean squeeze,
            boolean escape,
            boolean begins,
            boolean finishes) {
        /// Rules for whole texts.
        public Rules(boolean dummy, boolean suffix, boolean squeeze, boolean escape) {
            this(dummy, suffix, squeeze, escape, true, true);
        }
    }

    /// The normaliser as it works on a part of a text: no part but the first begins, and none but
    /// the last ends, with white space that is left out or added.
    public SentencePieceNormalizer part(boolean begins, boolean finishes) {
        return new SentencePieceNormalizer(
                map,
                kept,
                new Rules(
                        rules.dummy, rules.suffix, rules.squeeze, rules.escape, begins, finishes));
    }

    /// The normaliser with or without a space of its own before the text.
    public SentencePieceNormalizer prefixed(boolean dummy) {
        return new SentencePieceNormalizer(
                map,
                kept,
                new Rules(
                        dummy,
                        rules.suffix,
                        rules.squeeze,
                        rules.escape,
                        rules.begins,
                        rules.finishes));
    }

    @Override
    public AlignedText apply(AlignedText text) {
        var prefixes = new Prefixes(text.text(), map, kept);
        boolean more = prefixes.next();
        while (more && rules.begins && rules.squeeze && prefixes.space()) {
            more = prefixes.next();
        }
        var out = new Output(text);
        if (!more) {
            return out.done(0);
        }
        char space = rules.escape ? '\u2581' : ' ';
        if (rules.dummy && !rules.suffix && rules.begins) {
            out.put(space, prefixes.start(), prefixes.end());
        }
        boolean afterSpace = rules.squeeze && rules.begins;
        for (; more; more = prefixes.next()) {
            int single = prefixes.single();
            if (single >= 0) {
                boolean isSpace = single == ' ';
                if (!isSpace || !afterSpace) {
                    out.put(isSpace ? space : (char) single, prefixes.start(), prefixes.end());
                    afterSpace = isSpace && rules.squeeze;
                }
                continue;
            }
            String by = prefixes.by();
            int from = 0;
            while (afterSpace && from < by.length() && by.charAt(from) == ' ') {
                from++;
            }
            for (int i = from; i < by.length(); i++) {
                char c = by.charAt(i);
                out.put(c == ' ' ? space : c, prefixes.start(), prefixes.end());
            }
            if (from < by.length()) {
                afterSpace = rules.squeeze && by.endsWith(" ");
            }
        }
        boolean trims = rules.squeeze && rules.finishes;
        int consumed = trims ? out.trimmed(space) : text.length();
        if (rules.dummy && rules.suffix && rules.finishes) {
            out.put(space, consumed, consumed);
        }
        return out.done(consumed);
    }

    /// The normalised units with the old units they come from.
    private static final class Output {
        private final AlignedText old;
        private char[] units;
        private int[] starts;
        private int[] ends;
        private int size;

        Output(AlignedText old) {
            this.old = old;
            units = new char[old.length() + 8];
            starts = new int[units.length];
            ends = new int[units.length];
        }

        void put(char unit, int start, int end) {
            if (size == units.length) {
                units = Arrays.copyOf(units, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            units[size] = unit;
            starts[size] = start;
            ends[size++] = end;
        }

        /// Takes white space off the end; how much of the old text is then accounted for.
        int trimmed(char space) {
            int consumed = old.length();
            while (size > 0 && units[size - 1] == space) {
                consumed = starts[--size];
            }
            return consumed;
        }

        AlignedText done(int consumed) {
            var out = old.rewrite();
            for (int i = 0; i < size; i++) {
                int next = i + 1 < size ? starts[i + 1] : consumed;
                out.place(
                        units[i],
                        place(starts[i]),
                        Math.max(place(starts[i]), endPlace(ends[i])),
                        place(starts[i]),
                        place(next));
            }
            return out.done();
        }

        /// Where in the typed text an old unit begins.
        private int place(int unit) {
            return old.spanStart(unit, unit);
        }

        private int endPlace(int unit) {
            return unit == 0 ? place(0) : old.end(unit - 1);
        }
    }
}
