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
import lexiscope.tokenizer.pretokenizer.Punctuation;
import lexiscope.tokenizer.pretokenizer.Split;
import lexiscope.tokenizer.pretokenizer.UnicodeScripts;
import lexiscope.tokenizer.pretokenizer.Whitespace;
import lexiscope.tokenizer.pretokenizer.WhitespaceSplit;
import lexiscope.tokenizer.pretokenizer.WordSeams;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.unicode.SeamClass;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.ByteAlphabet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Where a pipeline falls apart: places between two typed characters such that the encoding of the
/// whole is the encodings of both sides, one after the other.
///
/// Everything fast rests on them: parts are short and repeat, so they are looked up (a word cache);
/// after an edit only the parts about it are encoded again; two threads take a side each. Whether a
/// place is a seam follows from the [SeamClass]es of the two characters alone, and is derived from
/// the stages: the normaliser must fall apart there, and either a pre-tokenizer surely cuts, or no
/// entry of the model holds the two characters side by side.
final class Seams {
    private static final int ROW = 3;
    private static final byte KEPT = 1;
    private static final byte LOST = 2;

    private final NormalSeams normal;
    private final byte[] classes = new byte[0x10000];
    private final long[] inner = new long[SeamClass.COUNT * ROW];
    private final long[] outer;
    private final boolean ends;
    private final byte[] losing;
    private final byte[] groups = new byte[0x10000];
    private final int[] groupOfClass = new int[SeamClass.COUNT];
    private long[] rows = {};
    private int width;

    private Seams(NormalSeams normal, boolean ends) {
        this.normal = normal;
        this.ends = ends;
        this.losing = new byte[normal.byGrapheme() ? Character.MAX_CODE_POINT + 1 : 0];
        this.outer = new long[SeamClass.COUNT * ROW];
    }

    /// What follows from the stages alone, whatever tokens are added: the greater part of the work,
    /// done once for a tokenizer and all that are made of it by adding tokens.
    static final class Basis {
        private final Tokenizer.Stages stages;
        private @Nullable Derived derived;

        /// @param inner a bit for every two classes between which the stages fall apart
        private record Derived(NormalSeams normal, boolean ends, long[] inner) {}

        Basis(Tokenizer.Stages stages) {
            this.stages = stages;
        }

        private synchronized Derived derived() {
            Derived known = derived;
            if (known == null) {
                var normal = new NormalSeams(stages.normalizer());
                boolean ends =
                        normal.mindsEnds()
                                || stages.preTokenizer().map(Seams::begins).orElse(false);
                known = new Derived(normal, ends, inner(stages, normal));
                derived = known;
            }
            return known;
        }

        private static long[] inner(Tokenizer.Stages stages, NormalSeams normal) {
            var inner = new long[SeamClass.COUNT * ROW];
            var model = new ModelSeams(stages);
            for (int a = 0; a < SeamClass.COUNT; a++) {
                for (int b = 0; b < SeamClass.COUNT; b++) {
                    boolean seam = normal.apart(a, b);
                    for (int x : seam ? normal.faces(a) : Set.<Integer>of()) {
                        for (int y : normal.faces(b)) {
                            seam &= cuts(stages.preTokenizer(), model, x, y);
                        }
                    }
                    set(inner, a, b, seam);
                }
            }
            return inner;
        }
    }

    /// Derives the seams of a pipeline.
    static Seams of(Basis basis, AddedTokens raw, AddedTokens added) {
        var derived = basis.derived();
        var seams = new Seams(derived.normal, derived.ends);
        System.arraycopy(derived.inner, 0, seams.inner, 0, seams.inner.length);
        seams.keepWhole(added, false, derived.ends, seams.inner);
        System.arraycopy(seams.inner, 0, seams.outer, 0, seams.inner.length);
        seams.keepWhole(raw, true, true, seams.outer);
        seams.group();
        return seams;
    }

    /// Joins the classes that fall apart from the same others, so that what is asked for every
    /// character is small. Group 0 is none: no seam is behind it.
    private void group() {
        var byEdges = new HashMap<List<Long>, Integer>();
        int[] first = new int[SeamClass.COUNT + 1];
        for (int c = 0; c < SeamClass.COUNT; c++) {
            var edges = new ArrayList<Long>();
            for (int b = 0; b < SeamClass.COUNT; b++) {
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
                            || s.preTokenizers().stream().anyMatch(Seams::beginsLater);
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

    private static boolean cuts(Optional<PreTokenizer> p, ModelSeams model, int x, int y) {
        if (p.isEmpty()) {
            return model.apart(x, y);
        }
        return WordSeams.cuts(p.get(), x, y)
                || WordSeams.fallsApart(p.get(), x, y)
                        && !WordSeams.spellsBytes(p.get())
                        && model.apart(WordSeams.marked(p.get(), x), WordSeams.marked(p.get(), y));
    }

    /// The pre-tokenizer for a part that is not the first of its stretch: without what the first
    /// stage puts before a text.
    static Optional<PreTokenizer> inner(Optional<PreTokenizer> p) {
        return p.map(Seams::inner);
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

    /// No seam inside an added token; where its surroundings matter, none beside it either.
    private void keepWhole(AddedTokens tokens, boolean before, boolean after, long[] seams) {
        tokens.each(
                (content, token) -> {
                    keepWhole(content, token, before, after, seams);
                    if (!content.equals(token.content())) { // classes are those of typed text
                        keepWhole(token.content(), token, before, after, seams);
                    }
                });
    }

    private void keepWhole(
            String content, AddedToken token, boolean before, boolean after, long[] seams) {
        int[] cps = content.codePoints().toArray();
        for (int i = 1; i < cps.length; i++) {
            set(seams, classOf(cps[i - 1]), classOf(cps[i]), false);
        }
        boolean strips = token.leftStrip() || token.rightStrip();
        boolean looks = strips || token.singleWord();
        for (int c = 0; c < SeamClass.COUNT; c++) {
            if (before || looks) {
                set(seams, c, classOf(cps[0]), false);
            }
            if (after || looks) {
                set(seams, classOf(cps[cps.length - 1]), c, false);
            }
        }
        for (int a = 0; strips && a < SeamClass.COUNT; a++) {
            for (int b = 0; b < SeamClass.COUNT; b++) {
                // behind spaces that a token took, a stretch may begin
                if (spaceOrMark(a) && (ends || spaceOrMark(b))) {
                    set(seams, a, b, false);
                }
            }
        }
    }

    /// Whether white space or the mark of a space may stand in the normalised text for a character
    /// of a class, or show once that character is dropped.
    private boolean spaceOrMark(int c) {
        return normal.faces(c).stream()
                .anyMatch(face -> SeamClass.maybeSpace(face) || face == SeamClass.SPACE_MARK);
    }

    private static void set(long[] seams, int a, int b, boolean seam) {
        int at = a * ROW + (b >> 6);
        seams[at] = seam ? seams[at] | 1L << b : seams[at] & ~(1L << b);
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

    /// Whether the character that a stretch begins with keeps all of it from falling apart.
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
            losing[cp] = classOf(cp) == SeamClass.UNSAFE && normal.lost(cp) ? LOST : KEPT;
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

    /// Whether a character may join the one before it, so that no seam is right before that one.
    boolean joins(int cp) {
        return cp >= 0x300 && normal.joins(cp);
    }

    /// Which neighbouring characters the entries of a model join.
    private static final class ModelSeams {
        private final boolean[][] joined = new boolean[SeamClass.COUNT][SeamClass.COUNT];
        private final boolean[] known = new boolean[SeamClass.COUNT];
        private final SubwordModel model;
        private final boolean within;
        private boolean asked;
        private boolean free;

        ModelSeams(Tokenizer.Stages stages) {
            this.model = stages.model();
            // where sums run on, they do so within the words of a pre-tokenizer
            this.within =
                    (stages.preTokenizer().isEmpty() || model.running().isEmpty())
                            && !(model.drops() && !knowsAll(stages));
        }

        /// Whether the normaliser leaves only characters that are entries: those of bytes.
        private static boolean knowsAll(Tokenizer.Stages stages) {
            var entries = stages.model().joining();
            return stages.normalizer().map(NormalSeams::spellsBytes).orElse(false)
                    && stages.preTokenizer().map(p -> p instanceof Split).orElse(true)
                    && IntStream.range(0, 256)
                            .mapToObj(b -> Character.toString(ByteAlphabet.character(b)))
                            .allMatch(entries::contains);
        }

        private void ask() {
            asked = true;
            Set<String> entries = within ? model.joining() : Set.of();
            free = !entries.isEmpty();
            for (String entry : entries) {
                int before = -1;
                for (int i = 0; i < entry.length(); ) {
                    int cp = entry.codePointAt(i);
                    int c = SeamClass.of(cp);
                    if (before >= 0) {
                        joined[before][c] = true;
                    } else if (entry.length() == Character.charCount(cp)
                            && (c < 128 || c == SeamClass.SPACE_MARK)) {
                        known[c] = true;
                    }
                    before = c;
                    i += Character.charCount(cp);
                }
            }
        }

        boolean apart(int a, int b) {
            if (!asked) {
                ask();
            }
            return free && !joined[a][b] && (known[a] || known[b]);
        }
    }
}
