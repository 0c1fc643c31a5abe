package lexiscope.tokenizer.pretokenizer;

import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.unicode.SplitPointClass;

/// Where a pre-tokenizer is known to fall apart: between two characters of which only the
/// [SplitPointClass] is known.
public final class PreTokenizerSplitPoints {
    private PreTokenizerSplitPoints() {}

    /// Whether a word surely ends between the two, and each side is split as if it stood alone.
    public static boolean cuts(PreTokenizer p, int left, int right) {
        return switch (p) {
            case ByteLevel b -> b.useRegex() && ByteLevel.words().pattern().cuts(left, right);
            case Split s -> cuts(s, left, right);
            case Metaspace m -> m.split() && isMark(m, right);
            case WhitespaceSplit _ -> SplitPointClass.space(left) || SplitPointClass.space(right);
            case BertPreTokenizer _ ->
                    SplitPointClass.space(left)
                            || SplitPointClass.space(right)
                            || SplitPointClass.punctuation(left)
                            || SplitPointClass.punctuation(right);
            // beyond ASCII what is punctuation differs from the classes here
            case LlamaBertPreTokenizer _ ->
                    SplitPointClass.space(left)
                            || SplitPointClass.space(right)
                            || left < 128 && SplitPointClass.punctuation(left)
                            || right < 128 && SplitPointClass.punctuation(right);
            case Whitespace _ -> {
                int a = SplitPointClass.wordKind(left);
                int b = SplitPointClass.wordKind(right);
                yield a == 0 || b == 0 || a > 0 && b > 0 && a != b;
            }
            case Punctuation q -> cuts(q, left, right);
            case Digits d ->
                    d.individual()
                            ? SplitPointClass.numeric(left) || SplitPointClass.numeric(right)
                            : SplitPointClass.numeric(left) && !SplitPointClass.maybeNumeric(right)
                                    || SplitPointClass.numeric(right)
                                            && !SplitPointClass.maybeNumeric(left);
            case CharDelimiterSplit c ->
                    c.delimiter() < 128 && (left == c.delimiter() || right == c.delimiter());
            case PreTokenizerSequence s -> cuts(s, left, right);
            case FixedLength _, UnicodeScripts _ -> false; // what is before decides
        };
    }

    /// Whether each side is split as if it stood alone, though one word may go on across.
    public static boolean fallsApart(PreTokenizer p, int left, int right) {
        return switch (p) {
            case ByteLevel b -> !b.useRegex() || cuts(p, left, right);
            case Split s ->
                    cuts(s, left, right)
                            || s.pattern().fallsApart(left, right)
                                    && !s.pattern().mayMatch(left)
                                    && !s.pattern().mayMatch(right);
            case Metaspace _, WhitespaceSplit _, BertPreTokenizer _, Whitespace _ -> true;
            case Digits _, CharDelimiterSplit _, LlamaBertPreTokenizer _ -> true;
            case Punctuation q ->
                    cuts(q, left, right)
                            || q.behavior() == Split.Behavior.ISOLATED
                            || q.behavior() == Split.Behavior.REMOVED;
            case PreTokenizerSequence s ->
                    cuts(s, left, right)
                            || s.preTokenizers().stream()
                                    .allMatch(q -> fallsApart(q, left, right) && !begins(s, q));
            case FixedLength _, UnicodeScripts _ -> false; // what is before decides
        };
    }

    /// Once a stage surely cuts, the later ones see two pieces; before, all must fall apart. What a
    /// stage makes of the characters is what the later ones see.
    private static boolean cuts(PreTokenizerSequence s, int left, int right) {
        for (var p : s.preTokenizers()) {
            if (cuts(p, left, right)) {
                // a part by itself gets what the stage puts before a word, unless it is there
                return !begins(s, p) || right == ' ' || p instanceof Metaspace;
            }
            if (!fallsApart(p, left, right) || begins(s, p) || spellsBytes(p)) {
                return false;
            }
            left = marked(p, left);
            right = marked(p, right);
        }
        return false;
    }

    /// Whether the characters are other ones after it.
    public static boolean spellsBytes(PreTokenizer p) {
        return p instanceof ByteLevel
                || p instanceof PreTokenizerSequence s
                        && s.preTokenizers().stream()
                                .anyMatch(PreTokenizerSplitPoints::spellsBytes);
    }

    /// The class that what comes later sees where a pre-tokenizer makes spaces visible.
    public static int marked(PreTokenizer p, int c) {
        if (p instanceof PreTokenizerSequence s) {
            for (var part : s.preTokenizers()) {
                c = marked(part, c);
            }
            return c;
        }
        return p instanceof Metaspace m && c == ' '
                ? SplitPointClass.of(m.mark().codePointAt(0))
                : c;
    }

    /// Whether a later stage puts something before every word, and so before what is cut there.
    /// (What the first stage puts before a text is left out for later parts of it.)
    private static boolean begins(PreTokenizerSequence s, PreTokenizer p) {
        boolean puts =
                switch (p) {
                    case Metaspace m -> m.prepend() == Metaspace.Prepend.ALWAYS;
                    case ByteLevel b -> b.addPrefixSpace();
                    case BertPreTokenizer _, CharDelimiterSplit _, Digits _, FixedLength _ -> false;
                    case LlamaBertPreTokenizer _ -> false;
                    case PreTokenizerSequence _, Punctuation _, Split _ -> false;
                    case UnicodeScripts _, Whitespace _, WhitespaceSplit _ -> false;
                };
        return puts && !p.equals(s.preTokenizers().getFirst());
    }

    private static boolean cuts(Split s, int left, int right) {
        return switch (s.behavior()) {
            case ISOLATED, REMOVED -> s.pattern().cuts(left, right);
            case MERGED_WITH_PREVIOUS -> !s.invert() && isLiteral(s.pattern(), left);
            case MERGED_WITH_NEXT -> !s.invert() && isLiteral(s.pattern(), right);
            case CONTIGUOUS -> false;
        };
    }

    private static boolean isLiteral(Pattern pattern, int c) {
        return c < 128 && pattern.isLiteral(Character.toString(c))
                || c == SplitPointClass.SPACE_MARK && pattern.isLiteral("▁");
    }

    private static boolean cuts(Punctuation q, int left, int right) {
        boolean isolated =
                q.behavior() == Split.Behavior.ISOLATED || q.behavior() == Split.Behavior.REMOVED;
        return isolated
                && (SplitPointClass.punctuation(left) || SplitPointClass.punctuation(right));
    }

    private static boolean isMark(Metaspace m, int c) {
        return c == ' '
                || m.mark().equals("▁") && c == SplitPointClass.SPACE_MARK
                || c < 128 && m.mark().equals(Character.toString(c));
    }
}
