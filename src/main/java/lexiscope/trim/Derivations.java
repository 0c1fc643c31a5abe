package lexiscope.trim;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.bpe.Merges;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What every token is made from: in BPE the symbols and products on the way to it, in Unigram the
/// characters that keep their neighbours from being unknown.
final class Derivations {
    private final SubwordModel model;
    private final Map<Integer, String> spellings = new HashMap<>();

    /// The pair of the lowest rank that makes a token, by token: left, right, rank.
    private final Map<Integer, int[]> makers = new HashMap<>();

    Derivations(Tokenizer tokenizer) {
        model = tokenizer.stages().model();
        if (model instanceof Bpe bpe) {
            bpe.ids().forEach((spelling, id) -> spellings.put(id, spelling));
            bpe.merges()
                    .each(
                            (left, right, rank, product) ->
                                    makers.merge(
                                            product,
                                            new int[] {left, right, rank},
                                            (a, b) -> a[2] <= b[2] ? a : b));
        }
    }

    /// Adds a token and all that it is made from.
    void close(int id, BitSet into) {
        if (into.get(id)) {
            return;
        }
        into.set(id);
        switch (model) {
            case Bpe bpe -> {
                BitSet made = new BitSet();
                if (simulated(bpe, id, made)) {
                    into.or(made);
                } else if (makers.containsKey(id)) {
                    int[] maker = makers.get(id);
                    close(maker[0], into);
                    close(maker[1], into);
                }
            }
            case Unigram unigram -> {
                String piece = id < unigram.size() ? unigram.piece(id) : "";
                piece.codePoints()
                        .forEach(
                                cp -> {
                                    Integer one = unigram.ids().get(Character.toString(cp));
                                    if (one != null) {
                                        into.set(one);
                                    }
                                });
            }
            default -> {}
        }
    }

    /// Merges the spelling of a token by itself.
    ///
    /// @param made gets all that was on the way
    /// @return whether it comes out whole
    private boolean simulated(Bpe bpe, int id, BitSet made) {
        String spelling = spellings.get(id);
        if (spelling == null) {
            return false;
        }
        List<Integer> symbols = symbols(bpe, spelling);
        symbols.forEach(s -> made.set(s));
        Merges merges = bpe.merges();
        while (symbols.size() > 1) {
            int at = -1;
            long best = Long.MAX_VALUE;
            for (int i = 0; i + 1 < symbols.size(); i++) {
                long merge = merges.get(symbols.get(i), symbols.get(i + 1));
                if (merge >= 0 && merge >>> 32 < best) {
                    best = merge >>> 32;
                    at = i;
                }
            }
            if (at < 0) {
                return false;
            }
            int product = (int) merges.get(symbols.get(at), symbols.get(at + 1));
            symbols.set(at, product);
            symbols.remove(/* index */ at + 1);
            made.set(product);
        }
        return symbols.size() == 1 && symbols.getFirst() == id;
    }

    private static List<Integer> symbols(Bpe bpe, String spelling) {
        String mark = bpe.options().continuation();
        String end = bpe.options().wordEnd();
        boolean inside = !mark.isEmpty() && spelling.startsWith(mark);
        boolean last = !end.isEmpty() && spelling.endsWith(end) && spelling.length() > end.length();
        String bare =
                spelling.substring(
                        inside ? mark.length() : 0, spelling.length() - (last ? end.length() : 0));
        var symbols = new ArrayList<Integer>();
        for (int i = 0; i < bare.length(); ) {
            int next = i + Character.charCount(bare.codePointAt(i));
            String symbol =
                    (i > 0 || inside ? mark : "")
                            + bare.substring(i, next)
                            + (next == bare.length() && last ? end : "");
            Integer id = bpe.ids().get(symbol);
            if (id == null) {
                return new ArrayList<>();
            }
            symbols.add(id);
            i = next;
        }
        return symbols;
    }
}
