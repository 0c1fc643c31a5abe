package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.ByteLevelNormalizer;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.LlamaBertNormalizer;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.LongPrefixes;
import lexiscope.tokenizer.normalizer.Lowercase;
import lexiscope.tokenizer.normalizer.Nmt;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Precompiled;
import lexiscope.tokenizer.normalizer.Prepend;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.normalizer.Strip;
import lexiscope.tokenizer.normalizer.StripAccents;
import lexiscope.tokenizer.normalizer.StripCombining;
import lexiscope.tokenizer.normalizer.UnicodeForm;
import lexiscope.tokenizer.unicode.SplitPointClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the split points of a text need to know of a normaliser: which [SplitPointClass] a typed
/// character has once it is normalised, and between which characters the normaliser falls apart.
final class NormalizerSplitPoints {
    private static final Set<Integer> NO_SPACE =
            IntStream.range(0, SplitPointClass.UNSAFE)
                    .filter(c -> c != SplitPointClass.SPACE_MARK)
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<Integer> ANY =
            IntStream.range(0, SplitPointClass.UNSAFE)
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());

    private final List<Normalizer> stages;
    private final Optional<Normalizer> inner;
    private final boolean composes;
    private final boolean takesApart;
    private final boolean byGrapheme;
    private final boolean strips;
    private final boolean unknown;
    private final @Nullable LongPrefixes prefixes;
    private final Map<Replace, Integer> made = new HashMap<>();

    NormalizerSplitPoints(Optional<Normalizer> normalizer) {
        stages = normalizer.map(NormalizerSplitPoints::flat).orElse(Stream.of()).toList();
        inner = inner(normalizer, false, false);
        composes =
                stages.stream()
                        .anyMatch(
                                n ->
                                        n instanceof UnicodeForm
                                                || n instanceof Precompiled
                                                || n instanceof StripAccents
                                                || n instanceof BertNormalizer b
                                                        && b.stripAccents());
        takesApart = composes && stages.stream().allMatch(BertNormalizer.class::isInstance);
        byGrapheme = stages.stream().anyMatch(Precompiled.class::isInstance);
        strips = stages.stream().anyMatch(Strip.class::isInstance);
        boolean known = stages.stream().allMatch(NormalizerSplitPoints::known);
        for (int i = 0; i + 1 < stages.size(); i++) {
            known &= !(stages.get(i) instanceof Replace r) || sharp(r);
        }
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Replace r && r.pattern().mayJoin()) {
                made.put(r, made(r, stages.subList(i + 1, stages.size())));
            }
        }
        prefixes = stages.size() == 1 ? prefixes(stages.getFirst()) : null;
        unknown = prefixes == null ? !known : !prefixes.known() || prefixes.endInSpace();
    }

    /// What SentencePiece's normaliser takes together; a typed ▁ is a space to one that goes on.
    private static @Nullable LongPrefixes prefixes(Normalizer n) {
        if (n instanceof SentencePieceNormalizer sp) {
            return LongPrefixes.of(sp);
        }
        return n instanceof Continued c ? LongPrefixes.of(c.inner()).with(' ', '▁') : null;
    }

    /// The class of the character that a replacement puts in, as the later normalisers leave it.
    private static int made(Replace r, List<Normalizer> later) {
        var content = AlignedText.typed(r.content(), 0);
        String normal = new NormalizerSequence(later).apply(content).text();
        return normal.isEmpty()
                ? SplitPointClass.UNSAFE
                : SplitPointClass.of(normal.codePointAt(0));
    }

    /// Whether a normalised character of a class may have come from a match of a replacement's
    /// pattern, or may be part of one.
    private boolean mayBeOf(Replace r, int c) {
        Integer content = made.get(r);
        return content != null && (c == content || r.pattern().mayMatch(c));
    }

    private static boolean known(Normalizer n) {
        return switch (n) {
            case BertNormalizer _, ByteLevelNormalizer _, Lowercase _, Nmt _ -> true;
            case LlamaBertNormalizer _ -> true;
            case Precompiled _, Prepend _, Strip _, StripAccents _, UnicodeForm _ -> true;
            case StripCombining _ -> false; // known only together with longest prefixes
            case Replace r ->
                    r.content().codePointCount(0, r.content().length()) == 1
                            && !r.pattern().mayBeEmpty();
            case NormalizerSequence s ->
                    s.normalizers().stream().allMatch(NormalizerSplitPoints::known);
            case Continued _, LlamaNormalizer _, SentencePieceNormalizer _ ->
                    false; // a longest prefix may reach over any place
        };
    }

    /// Whether a pattern joins no characters of a class that a later stage may change into another;
    /// else the class of a typed character would not tell whether the pattern joins it.
    private static boolean sharp(Replace r) {
        for (int a = 0; a < SplitPointClass.COUNT; a++) {
            for (int b = 0; b < SplitPointClass.COUNT; b++) {
                boolean blurred = blurred(a) || blurred(b);
                if (blurred && r.pattern().mayMatch(a) && !r.pattern().fallsApart(a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean blurred(int c) {
        boolean letter = c >= 'A' && c <= 'Z';
        return letter || c >= 128 && c != SplitPointClass.SPACE && c != SplitPointClass.SPACE_MARK;
    }

    private static Stream<Normalizer> flat(Normalizer n) {
        return n instanceof NormalizerSequence s
                ? s.normalizers().stream().flatMap(NormalizerSplitPoints::flat)
                : Stream.of(n);
    }

    /// Whether every byte is written as a character in the end.
    static boolean spellsBytes(Normalizer n) {
        return flat(n).reduce((_, last) -> last).orElse(n) instanceof ByteLevelNormalizer;
    }

    /// Whether something is done at the ends of a text only, so that its first and last part differ
    /// from the others.
    boolean mindsEnds() {
        return stages.stream()
                .anyMatch(
                        n ->
                                n instanceof Prepend
                                        || n instanceof Strip
                                        || n instanceof Continued
                                        || n instanceof SentencePieceNormalizer);
    }

    /// The normaliser as it works on a part that need not be the first or the last.
    static Optional<Normalizer> inner(Optional<Normalizer> n, boolean first, boolean last) {
        return n.flatMap(one -> inner(one, first, last));
    }

    private static Optional<Normalizer> inner(Normalizer n, boolean first, boolean last) {
        return switch (n) {
            case Prepend p -> first ? Optional.of(p) : Optional.empty();
            case Strip s -> Optional.of(new Strip(s.left() && first, s.right() && last));
            case NormalizerSequence s -> {
                var parts = new ArrayList<Normalizer>();
                for (var part : s.normalizers()) {
                    inner(part, first, last).ifPresent(parts::add);
                }
                yield Optional.of(new NormalizerSequence(parts));
            }
            case BertNormalizer _, ByteLevelNormalizer _, Lowercase _, Nmt _ -> Optional.of(n);
            case LlamaBertNormalizer _ -> Optional.of(n);
            case Precompiled _, Replace _, StripAccents _, StripCombining _ -> Optional.of(n);
            case UnicodeForm _ -> Optional.of(n);
            case Continued c -> Optional.of(c.part(first, last));
            case SentencePieceNormalizer s -> Optional.of(s.part(first, last));
            case LlamaNormalizer _ -> Optional.of(n);
        };
    }

    /// The class of a typed character once it is normalised.
    int classOf(int cp) {
        if (unknown || Character.getType(cp) == Character.SURROGATE) {
            return SplitPointClass.UNSAFE;
        }
        if (stages.isEmpty()) {
            return SplitPointClass.of(cp);
        }
        if (takesApart && UnicodeForm.joins(cp) && SplitPointClass.of(cp) == SplitPointClass.MARK) {
            return SplitPointClass.MARK; // kept or dropped, it stays with the character before it
        }
        if (byGrapheme && (cp == '\r' || cp == '\n' || prepends(cp))
                || composes && UnicodeForm.joins(cp) && !keepsMarks(cp)) {
            return SplitPointClass.UNSAFE;
        }
        var typed = AlignedText.typed(Character.toString(cp), 0);
        String normal = inner.map(n -> n.apply(typed)).orElse(typed).text();
        if (normal.isEmpty()) {
            return SplitPointClass.UNSAFE;
        }
        if (prefixes != null && normal.equals("▁") && prefixes.members().contains(cp)) {
            return SplitPointClass.UNSAFE;
        }
        int first = SplitPointClass.of(normal.codePointAt(0));
        int last = SplitPointClass.of(normal.codePointBefore(normal.length()));
        return first == last ? first : SplitPointClass.UNSAFE;
    }

    /// Whether characters are composed or taken apart.
    boolean composes() {
        return composes;
    }

    /// Whether graphemes are rewritten as a whole.
    boolean byGrapheme() {
        return byGrapheme;
    }

    /// Whether a stretch that begins with a character shifts what the reference reports of the
    /// whole of it: [Precompiled] makes nothing of the character and does not account for it.
    boolean lost(int cp) {
        var typed = AlignedText.typed(Character.toString(cp), 0);
        return byGrapheme && inner.map(n -> n.apply(typed)).orElse(typed).isEmpty();
    }

    /// NFC and its kin keep a mark or compose it with a letter; others may drop it.
    private boolean keepsMarks(int cp) {
        return SplitPointClass.of(cp) == SplitPointClass.MARK
                && stages.stream()
                        .allMatch(n -> n instanceof UnicodeForm || n instanceof Lowercase);
    }

    /// The classes that the typed character beside a split point may have, given that of the
    /// normalised one.
    Set<Integer> faces(int c) {
        if (prefixes != null && c != SplitPointClass.SPACE_MARK) {
            return NO_SPACE; // a longer prefix may have become anything
        }
        if (takesApart && c == SplitPointClass.MARK) {
            return ANY; // where it is dropped, what is before it shows
        }
        if (composes && c == SplitPointClass.MARK) {
            return Set.of(
                    SplitPointClass.MARK,
                    SplitPointClass.LOWER,
                    SplitPointClass.UPPER,
                    SplitPointClass.LETTER);
        }
        var faces = new java.util.TreeSet<Integer>(Set.of(c));
        for (var n : stages) {
            if (n instanceof Replace r && !r.content().isEmpty() && r.pattern().mayMatch(c)) {
                faces.add(SplitPointClass.of(r.content().codePointAt(0)));
            }
        }
        return faces;
    }

    /// Whether the normaliser falls apart between two classes.
    boolean apart(int left, int right) {
        if (left == SplitPointClass.UNSAFE || right == SplitPointClass.UNSAFE) {
            return false;
        }
        if (prefixes != null) {
            // words begin with their space; what is squeezed or trimmed stays with the space before
            return left != SplitPointClass.SPACE_MARK && right == SplitPointClass.SPACE_MARK;
        }
        boolean fine =
                !(composes && right == SplitPointClass.MARK)
                        && !(byGrapheme && clings(right))
                        && !(strips && SplitPointClass.maybeSpace(left));
        return fine
                && stages.stream()
                        .allMatch(
                                n ->
                                        !(n instanceof Replace r)
                                                || r.pattern().fallsApart(left, right)
                                                        && !(mayBeOf(r, left)
                                                                && mayBeOf(r, right)));
    }

    /// Whether some of a class may belong to the grapheme that the character before begins (UAX
    /// #29). Marks, joiners and the parts of Hangul syllables have no class of their own here;
    /// symbols are in flags and emoji, and letters in Hangul syllables.
    private static boolean clings(int c) {
        boolean apart =
                switch (c) {
                    case SplitPointClass.LOWER, SplitPointClass.UPPER -> true;
                    case SplitPointClass.NUMBER,
                            SplitPointClass.PUNCTUATION,
                            SplitPointClass.SPACE_MARK ->
                            true;
                    default -> c < 128;
                };
        return !apart;
    }

    /// Whether a character may join the one before it, so that no split point is right before that
    /// one.
    boolean joins(int cp) {
        return composes && UnicodeForm.joins(cp);
    }

    /// Unicode's Grapheme_Cluster_Break = Prepend, roughly: what may cling to the next character.
    private static boolean prepends(int cp) {
        return cp >= 0x600
                && (Character.getType(cp) == Character.FORMAT
                        || cp == 0xD4E
                        || cp >= 0x11000
                                && cp < 0x12000
                                && Character.getType(cp) == Character.OTHER_LETTER);
    }
}
