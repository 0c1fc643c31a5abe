package lexiscope.tokenizer;

import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.ByteLevel;
import lexiscope.tokenizer.pretokenizer.CharDelimiterSplit;
import lexiscope.tokenizer.pretokenizer.Digits;
import lexiscope.tokenizer.pretokenizer.FixedLength;
import lexiscope.tokenizer.pretokenizer.LlamaBertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.Metaspace;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSplitPoints;
import lexiscope.tokenizer.pretokenizer.Punctuation;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.pretokenizer.UnicodeScripts;
import lexiscope.tokenizer.pretokenizer.Whitespace;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;
import lexiscope.tokenizer.unicode.SplitPointClass;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a pipeline falls apart: places between two typed characters such that the encoding of the
/// whole is the encodings of both sides, one after the other.
///
/// Everything fast rests on them: parts are short and repeat, so they are looked up (a word cache);
/// after an edit only the parts about it are encoded again; two threads take a side each. Whether a
/// place is a split point follows from the [SplitPointClass]es of the two characters alone, and is
/// derived from the stages: the normaliser must fall apart there, and either a pre-tokenizer surely
/// cuts, or no entry of the model holds the two characters side by side.
final class SplitPoints {
    private static final int ROW = 3;
    private static final byte KEPT = 1;
    private static final byte LOST = 2;

    private final NormalizerSplitPoints normal;
    private final byte[] classes = new byte[0x10000];
    private final long[] inner = new long[SplitPointClass.COUNT * ROW];
    private final long[] outer;
    private final boolean ends;
    private final byte[] losing;
    private final byte[] groups = new byte[0x10000];
    private final int[] groupOfClass = new int[SplitPointClass.COUNT];
    private long[] rows = {};
    private int width;

    private SplitPoints(NormalizerSplitPoints normal, boolean ends) {
        this.normal = normal;
        this.ends = ends;
        this.losing = new byte[normal.byGrapheme() ? Character.MAX_CODE_POINT + 1 : 0];
        this.outer = new long[SplitPointClass.COUNT * ROW];
    }

    /// What follows from the stages alone, whatever tokens are added: the greater part of the work,
    /// done once for a tokenizer and all that are made of it by adding tokens.
    static final class Basis {
        private final Stages stages;
        private @Nullable Derived derived;

        /// @param inner a bit for every two classes between which the stages fall apart
        private record Derived(NormalizerSplitPoints normal, boolean ends, long[] inner) {}

        Basis(Stages stages) {
            this.stages = stages;
        }

        private synchronized Derived derived() {
            Derived known = derived;
            if (known == null) {
                var normal = new NormalizerSplitPoints(stages.normalizer());
                boolean ends =
                        normal.mindsEnds()
                                || stages.preTokenizer().map(SplitPoints::begins).orElse(false);
                known = new Derived(normal, ends, inner(stages, normal));
                derived = known;
            }
            return known;
        }

        private static long[] inner(Stages stages, NormalizerSplitPoints normal) {
            var inner = new long[SplitPointClass.COUNT * ROW];
            var model = new ModelSplitPoints(stages);
            for (int a = 0; a < SplitPointClass.COUNT; a++) {
                for (int b = 0; b < SplitPointClass.COUNT; b++) {
                    boolean splitPoint = normal.apart(a, b);
                    for (int x : splitPoint ? normal.faces(a) : Set.<Integer>of()) {
                        for (int y : normal.faces(b)) {
                            splitPoint &= cuts(stages.preTokenizer(), model, x, y);
                        }
                    }
                    set(inner, a, b, splitPoint);
                }
            }
            return inner;
        }
    }

    /// Derives the split points of a pipeline.
    static SplitPoints of(Basis basis, AddedTokens raw, AddedTokens added) {
        var derived = basis.derived();
        var splitPoints = new SplitPoints(derived.normal, derived.ends);
        System.arraycopy(derived.inner, 0, splitPoints.inner, 0, splitPoints.inner.length);
        splitPoints.keepWhole(added, false, derived.ends, splitPoints.inner);
        System.arraycopy(splitPoints.inner, 0, splitPoints.outer, 0, splitPoints.inner.length);
        splitPoints.keepWhole(raw, true, true, splitPoints.outer);
        splitPoints.group();
        return splitPoints;
    }

    /// Joins the classes that fall apart from the same others, so that what is asked for every
    /// character is small. Group 0 is none: no split point is behind it.
    private void group() {
        var byEdges = new HashMap<List<Long>, Integer>();
        int[] first = new int[SplitPointClass.COUNT + 1];
        for (int c = 0; c < SplitPointClass.COUNT; c++) {
            var edges = new ArrayList<Long>();
            for (int b = 0; b < SplitPointClass.COUNT; b++) {
                edges.add((within(c, b) ? 1L : 0) | (within(b, c) ? 2L : 0));
            }
            Integer known = byEdges.putIfAbsent(edges, byEdges.size() + 1);
            groupOfClass[c] = known == null ? byEdges.size() : known;
            first[groupOfClass[c]] = c;
        }
        int count = byEdges.size() + 1;
        width = (count + 63) / 64;
        rows = new long[count * width];
        for (int a = 1; a < count; a++) {
            for (int b = 1; b < count; b++) {
                if (within(first[a], first[b])) {
                    rows[a * width + (b >> 6)] |= 1L << b;
                }
            }
        }
        for (int c = 0; c < 128; c++) {
            groupOf(c);
        }
    }

    /// The group of each character of the first plane, 0 where it is not known yet or the character
    /// is half of one; not to be written.
    byte[] groups() {
        return groups;
    }

    /// A bit for every two groups that a stretch falls apart between: [#width] longs for each left
    /// one; not to be written.
    long[] rows() {
        return rows;
    }

    /// Longs a row.
    int width() {
        return width;
    }

    /// The group of a code point.
    int groupOf(int cp) {
        int group = groupOfClass[classOf(cp)];
        if (cp < 0x10000 && !Character.isSurrogate((char) cp)) {
            groups[cp] = (byte) group; // many threads may find the same
        }
        return group;
    }

    /// Whether something is put before a text: by the first stage, or by a later one that does so
    /// only where the typed text begins.
    private static boolean begins(PreTokenizer p) {
        return switch (p) {
            case Metaspace m -> m.prepend() != Metaspace.Prepend.NEVER;
            case ByteLevel b -> b.addPrefixSpace();
            case PreTokenizerSequence s ->
                    !s.preTokenizers().isEmpty() && begins(s.preTokenizers().getFirst())
                            || s.preTokenizers().stream().anyMatch(SplitPoints::beginsLater);
            case BertPreTokenizer _, CharDelimiterSplit _, Digits _, FixedLength _ -> false;
            case LlamaBertPreTokenizer _ -> false;
            case Punctuation _, Split _ -> false;
            case UnicodeScripts _, Whitespace _, WhitespaceSplit _ -> false;
        };
    }

    private static boolean beginsLater(PreTokenizer p) {
        return p instanceof Metaspace m && m.prepend() == Metaspace.Prepend.FIRST
                || p instanceof PreTokenizerSequence && begins(p);
    }

    private static boolean cuts(Optional<PreTokenizer> p, ModelSplitPoints model, int x, int y) {
        if (p.isEmpty()) {
            return model.apart(x, y);
        }
        return PreTokenizerSplitPoints.cuts(p.get(), x, y)
                || PreTokenizerSplitPoints.fallsApart(p.get(), x, y)
                        && !PreTokenizerSplitPoints.spellsBytes(p.get())
                        && model.apart(
                                PreTokenizerSplitPoints.marked(p.get(), x),
                                PreTokenizerSplitPoints.marked(p.get(), y));
    }

    /// The pre-tokenizer for a part that is not the first of its stretch: without what the first
    /// stage puts before a text.
    static Optional<PreTokenizer> inner(Optional<PreTokenizer> p) {
        return p.map(SplitPoints::inner);
    }

    private static PreTokenizer inner(PreTokenizer p) {
        return switch (p) {
            case Metaspace m -> new Metaspace(m.mark(), Metaspace.Prepend.NEVER, m.split());
            case ByteLevel b -> new ByteLevel(false, b.useRegex());
            case PreTokenizerSequence s -> {
                List<PreTokenizer> parts = new ArrayList<>(s.preTokenizers());
                if (!parts.isEmpty()) {
                    parts.set(0, inner(parts.getFirst()));
                }
                yield new PreTokenizerSequence(parts);
            }
            case BertPreTokenizer _, CharDelimiterSplit _, Digits _, FixedLength _ -> p;
            case LlamaBertPreTokenizer _ -> p;
            case Punctuation _, Split _, UnicodeScripts _, Whitespace _, WhitespaceSplit _ -> p;
        };
    }

    /// No split point inside an added token; where its surroundings matter, none beside it either.
    private void keepWhole(AddedTokens tokens, boolean before, boolean after, long[] splitPoints) {
        tokens.each(
                (content, token) -> {
                    keepWhole(content, token, before, after, splitPoints);
                    if (!content.equals(token.content())) { // classes are those of typed text
                        keepWhole(token.content(), token, before, after, splitPoints);
                    }
                });
    }

    private void keepWhole(
            String content, AddedToken token, boolean before, boolean after, long[] splitPoints) {
        int[] cps = content.codePoints().toArray();
        for (int i = 1; i < cps.length; i++) {
            set(splitPoints, classOf(cps[i - 1]), classOf(cps[i]), false);
        }
        boolean strips = token.leftStrip() || token.rightStrip();
        boolean looks = strips || token.singleWord();
        for (int c = 0; c < SplitPointClass.COUNT; c++) {
            if (before || looks) {
                set(splitPoints, c, classOf(cps[0]), false);
            }
            if (after || looks) {
                set(splitPoints, classOf(cps[cps.length - 1]), c, false);
            }
        }
        for (int a = 0; strips && a < SplitPointClass.COUNT; a++) {
            for (int b = 0; b < SplitPointClass.COUNT; b++) {
                // behind spaces that a token took, a stretch may begin
                if (spaceOrMark(a) && (ends || spaceOrMark(b))) {
                    set(splitPoints, a, b, false);
                }
            }
        }
    }

    /// Whether white space or the mark of a space may stand in the normalised text for a character
    /// of a class, or show once that character is dropped.
    private boolean spaceOrMark(int c) {
        return normal.faces(c).stream()
                .anyMatch(
                        face ->
                                SplitPointClass.maybeSpace(face)
                                        || face == SplitPointClass.SPACE_MARK);
    }

    private static void set(long[] splitPoints, int a, int b, boolean splitPoint) {
        int at = a * ROW + (b >> 6);
        splitPoints[at] = splitPoint ? splitPoints[at] | 1L << b : splitPoints[at] & ~(1L << b);
    }

    /// Whether the first and last part of a stretch differ from the others.
    boolean mindsEnds() {
        return ends;
    }

    /// The class of a code point; kept for the plane that nearly all text is in.
    int classOf(int cp) {
        if (cp >= 0x10000) {
            return normal.classOf(cp);
        }
        int known = classes[cp] & 0xFF;
        if (known == 0) {
            known = normal.classOf(cp) + 1;
            classes[cp] = (byte) known; // many threads may find the same
        }
        return known - 1;
    }

    /// Whether a stretch that begins with this character must be encoded in one go: the normaliser
    /// makes nothing of it, and the reference then reports all that follows too far left.
    boolean lost(String text, int from) {
        return normal.byGrapheme() && losing(text.codePointAt(from));
    }

    /// Whether there is any character among the units `[from, to)` of a text of which [#lost] would
    /// be true.
    boolean anyLosing(String text, int from, int to) {
        if (!normal.byGrapheme()) {
            return false;
        }
        for (int i = from, cp; i < to; i += Character.charCount(cp)) {
            cp = text.codePointAt(i);
            if (losing(cp)) {
                return true;
            }
        }
        return false;
    }

    private boolean losing(int cp) {
        if (losing[cp] == 0) { // many threads may find the same
            losing[cp] = classOf(cp) == SplitPointClass.UNSAFE && normal.lost(cp) ? LOST : KEPT;
        }
        return losing[cp] == LOST;
    }

    /// Whether a stretch between added tokens falls apart between two classes.
    boolean within(int a, int b) {
        return (inner[a * ROW + (b >> 6)] >>> b & 1) != 0;
    }

    /// Whether a whole text, added tokens and all, falls apart between two classes.
    boolean across(int a, int b) {
        return (outer[a * ROW + (b >> 6)] >>> b & 1) != 0;
    }

    /// Whether [#joins] can be true of any character at all.
    boolean mayJoin() {
        return normal.composes();
    }

    /// Whether a character may join the one before it, so that no split point is right before that
    /// one.
    boolean joins(int cp) {
        return cp >= 0x300 && normal.joins(cp);
    }
}
