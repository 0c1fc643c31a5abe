package lexiscope.ui.map;

import lexiscope.projection.layout.Layout;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The tokens of a map: where they lie, of which kind they are, how they are called, and whose they
/// are.
///
/// Two models number their rows alike, so what is known of a token belongs to the vocabulary it was
/// asked of, which is told by identity.
final class Described {
    /// A map of nothing.
    static final Described NONE =
            new Described(null, Layout.EMPTY, new byte[0], new String[0], new Object());

    /// Longer names are cut, in grapheme clusters.
    private static final int LONGEST = 36;

    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private final @Nullable Vocabulary vocabulary;
    private final Layout layout;
    private final byte[] kinds;
    private final @Nullable String[] names;

    /// The same object in every layout of the same tokens.
    private final Object tokens;

    private Described(
            @Nullable Vocabulary vocabulary,
            Layout layout,
            byte[] kinds,
            @Nullable String[] names,
            Object tokens) {
        this.vocabulary = vocabulary;
        this.layout = layout;
        this.kinds = kinds;
        this.names = names;
        this.tokens = tokens;
    }

    static Described of(Layout layout, Vocabulary vocabulary) {
        byte[] kinds = new byte[layout.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) KINDS.indexOf(vocabulary.kind(layout.ids()[i]));
        }
        return new Described(vocabulary, layout, kinds, new String[kinds.length], new Object());
    }

    /// The next places of a map; what is known of its tokens is kept where they are the same tokens
    /// of the same vocabulary.
    Described at(Layout next, Vocabulary of) {
        return belongsTo(of) && Arrays.equals(layout.ids(), next.ids())
                ? new Described(of, next, kinds, names, tokens)
                : of(next, of);
    }

    /// Whether these are tokens of a vocabulary itself, not of one like it.
    boolean belongsTo(Vocabulary other) {
        return vocabulary == other;
    }

    /// Whether both say the same of the same tokens, wherever these lie.
    boolean sameTokens(Described other) {
        return tokens.equals(other.tokens);
    }

    Layout layout() {
        return layout;
    }

    int size() {
        return kinds.length;
    }

    /// The kind of a point.
    TokenKind kind(int point) {
        return KINDS.get(kinds[point]);
    }

    /// The kind of a point, as its place among all kinds.
    int kindPlace(int point) {
        return kinds[point];
    }

    /// What a point is called, as its chip has it. May be asked by any thread.
    String name(int point) {
        String known = names[point];
        if (known == null) {
            known = vocabulary == null ? "" : label(vocabulary.shown(layout.ids()[point]));
            names[point] = known; // many threads may find the same
        }
        return known;
    }

    /// What a token is called, where it is on the map.
    Optional<String> nameOf(int id) {
        int at = layout.index(id);
        return at < 0 ? Optional.empty() : Optional.of(name(at));
    }

    /// The place of a kind among all kinds.
    static int place(TokenKind kind) {
        return KINDS.indexOf(kind);
    }

    /// How many points there are of each kind.
    int[] counts() {
        int[] counts = new int[KINDS.size()];
        for (byte kind : kinds) {
            counts[kind]++;
        }
        return counts;
    }

    /// How many points are left where some kinds are switched off.
    int left(BitSet hidden) {
        int left = 0;
        int[] counts = counts();
        for (int k = 0; k < counts.length; k++) {
            left += hidden.get(k) ? 0 : counts[k];
        }
        return left;
    }

    /// A name that fits on a map: long ones are cut at a whole cluster.
    static String label(String shown) {
        if (shown.length() <= LONGEST) {
            return shown;
        }
        var clusters = BreakIterator.getCharacterInstance();
        clusters.setText(shown);
        int end = clusters.next(LONGEST);
        return end == BreakIterator.DONE || end >= shown.length()
                ? shown
                : shown.substring(0, end) + "…";
    }
}
