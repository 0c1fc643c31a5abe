package lexiscope.ui.text;

import lexiscope.tokenizer.Encoding;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The pieces of a text in the order in which they are listed. Arrays are owned and not written.
///
/// @param encoding the pieces
/// @param vocabulary of their tokens
/// @param order how they are listed
/// @param rows a piece each; of a group its first one
/// @param times how often each id occurs, by id
record PieceRows(
        Encoding encoding, Vocabulary vocabulary, PieceOrder order, int[] rows, int[] times) {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    /// Lists the pieces. Cost: one pass, and a sort of numbers unless they stay as they are; to be
    /// done on a worker where they are many.
    static PieceRows of(Encoding e, Vocabulary v, PieceOrder order) {
        int[] ids = e.ids();
        int[] times = new int[1 + Arrays.stream(ids).max().orElse(-1)];
        int[] rows = new int[e.size()];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (times[ids[i]]++ == 0 || !order.grouped()) {
                rows[n++] = i;
            }
        }
        rows = Arrays.copyOf(rows, n);
        var all = new PieceRows(e, v, order, rows, times);
        return order.by() == PieceOrder.Column.PLACE && !order.descending() ? all : all.sorted();
    }

    /// How many different tokens there are.
    int different() {
        int different = 0;
        for (int n : times) {
            different += n > 0 ? 1 : 0;
        }
        return different;
    }

    /// The row of a piece, or of its token where it stands for all of them; -1 where there is none.
    int rowOf(int piece) {
        if (piece < 0 || piece >= encoding.size()) {
            return -1;
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
    private PieceRows sorted() {
        int[] keys = keys();
        long[] pairs = new long[rows.length];
        for (int i = 0; i < pairs.length; i++) {
            long key = keys[encoding.ids()[rows[i]]];
            if (order.by() == PieceOrder.Column.PLACE) {
                key = rows[i];
            }
            pairs[i] = (order.descending() ? Integer.MAX_VALUE - key : key) << 32 | rows[i];
        }
        Arrays.sort(pairs);
        int[] next = new int[pairs.length];
        Arrays.setAll(next, i -> (int) pairs[i]);
        return new PieceRows(encoding, vocabulary, order, next, times);
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
