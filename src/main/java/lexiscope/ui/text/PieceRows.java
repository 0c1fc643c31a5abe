package lexiscope.ui.text;

import lexiscope.tokenizer.Encoding;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The pieces of a text in the order in which they are listed. Arrays are owned and not written.
///
/// @param encoding the pieces
/// @param vocabulary of their tokens
/// @param order how they are listed
/// @param rows a piece each; of a group its first one; null where all pieces stand as in the text
/// @param times how often each id occurs, by id; empty where that is not asked for
record PieceRows(
        Encoding encoding,
        Vocabulary vocabulary,
        PieceOrder order,
        int @Nullable [] rows,
        int[] times) {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    /// Lists the pieces. Cost: nothing as they stand in the text; else one pass and a sort of
    /// numbers, to be done on a worker where they are many.
    static PieceRows of(Encoding e, Vocabulary v, PieceOrder order) {
        if (order.equals(PieceOrder.AS_IN_THE_TEXT)) {
            return new PieceRows(e, v, order, null, new int[0]);
        }
        int[] ids = e.ids();
        int[] times = new int[1 + Arrays.stream(ids).max().orElse(-1)];
        int[] rows = new int[e.size()];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (times[ids[i]]++ == 0 || !order.grouped()) {
                rows[n++] = i;
            }
        }
        var all = new PieceRows(e, v, order, null, times);
        rows = Arrays.copyOf(rows, n);
        boolean asFound = order.by() == PieceOrder.Column.PLACE && !order.descending();
        return new PieceRows(e, v, order, asFound ? rows : all.sorted(rows), times);
    }

    /// How many rows there are.
    int count() {
        return rows == null ? encoding.size() : rows.length;
    }

    /// The piece of a row.
    int piece(int row) {
        return rows == null ? row : rows[row];
    }

    /// The row of a piece, or of its token where it stands for all of them; -1 where there is none.
    int rowOf(int piece) {
        if (piece < 0 || piece >= encoding.size()) {
            return -1;
        }
        if (rows == null) {
            return piece;
        }
        int id = encoding.ids()[piece];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == piece || order.grouped() && encoding.ids()[rows[i]] == id) {
                return i;
            }
        }
        return -1;
    }

    /// Rows with the same key stay as they stand in the text.
    private int[] sorted(int[] found) {
        int[] keys = keys();
        long[] pairs = new long[found.length];
        for (int i = 0; i < pairs.length; i++) {
            long key = keys[encoding.ids()[found[i]]];
            if (order.by() == PieceOrder.Column.PLACE) {
                key = found[i];
            }
            pairs[i] = (order.descending() ? Integer.MAX_VALUE - key : key) << 32 | found[i];
        }
        Arrays.sort(pairs);
        int[] next = new int[pairs.length];
        Arrays.setAll(next, i -> (int) pairs[i]);
        return next;
    }

    /// What each id is sorted by.
    private int[] keys() {
        return switch (order.by()) {
            case PLACE -> new int[times.length];
            case ID -> IntStream.range(0, times.length).toArray();
            case TIMES -> times;
            case BYTES -> ofEach(id -> vocabulary.bytes(id).length);
            case KIND -> ofEach(id -> KINDS.indexOf(vocabulary.kind(id)));
            case TOKEN -> places();
        };
    }

    private int[] ofEach(java.util.function.IntUnaryOperator of) {
        int[] keys = new int[times.length];
        for (int id = 0; id < keys.length; id++) {
            keys[id] = times[id] > 0 && vocabulary.has(id) ? of.applyAsInt(id) : 0;
        }
        return keys;
    }

    /// The place of each token that occurs among their shown forms.
    private int[] places() {
        record Named(int id, String shown) {}
        int[] keys = new int[times.length];
        var named =
                IntStream.range(0, times.length)
                        .filter(id -> times[id] > 0)
                        .mapToObj(id -> new Named(id, vocabulary.shown(id)))
                        .sorted(Comparator.comparing(Named::shown))
                        .toList();
        for (int i = 0; i < named.size(); i++) {
            keys[named.get(i).id()] = i;
        }
        return keys;
    }
}
