package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.ScoredPieces;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is put into a subword model beside its own entries, or in the place of some.
///
/// @param spellings the spelling by id; an id that the model has already is spelled so from now on,
///   and merges that speak of its old spelling go
/// @param scores the score by id, for models of scored pieces; ids without one get the model's
///   lowest
/// @param merges for models of merges: applied after all that the model has, in this order
/// @param fill added tokens below these ids, by id: a `tokenizer.json` cannot number entries behind
///   a gap, so there they are entries too
public record NewEntries(
        Map<Integer, String> spellings,
        Map<Integer, Double> scores,
        List<Merge> merges,
        Map<Integer, String> fill) {
    /// Nothing.
    public static final NewEntries NONE = new NewEntries(Map.of(), Map.of(), List.of(), Map.of());

    /// A merge of two entries into a third.
    public record Merge(int left, int right, int product) {}

    public NewEntries {
        spellings = Map.copyOf(spellings);
        scores = Map.copyOf(scores);
        merges = List.copyOf(merges);
        fill = Map.copyOf(fill);
    }

    /// Whether there is nothing to put in.
    public boolean isEmpty() {
        return spellings.isEmpty() && merges.isEmpty();
    }

    /// Whether a model takes entries, and lets its own be spelled otherwise.
    public static boolean takenBy(SubwordModel model) {
        return switch (model) {
            case Bpe _ -> true;
            case LlamaBpe m -> m.plain();
            case LongestMatch _ -> true;
            case SentencePieceBpe _ -> true;
            case SentencePieceUnigram m -> !m.exact();
            case Unigram _ -> true;
            case WordLevel _ -> true;
            case WordPiece _ -> true;
            case CodePoints _ -> false;
            case CommasApart _ -> false;
            case Renumbered _ -> false;
            case SentencePieceWords _ -> false;
        };
    }

    /// A model with these entries. Cost: a copy of the model's tables.
    ///
    /// @throws IllegalArgumentException with a sentence where a model of this kind takes none
    public SubwordModel in(SubwordModel model) {
        if (isEmpty()) {
            return model;
        }
        if (!takenBy(model)) {
            throw refused();
        }
        return switch (model) {
            case Bpe m -> new Bpe(ids(m.ids()), merges(m.merges()), m.options());
            case LlamaBpe m -> m.with(ids(m.ids()), merges(m.merges()));
            case Unigram m -> unigram(m);
            case WordPiece m ->
                    new WordPiece(
                            ids(m.ids()),
                            m.unknown(),
                            m.initial(),
                            m.continuation(),
                            m.longestWord());
            case WordLevel m -> new WordLevel(ids(m.ids()), m.unknown());
            case LongestMatch m -> new LongestMatch(ids(m.ids()), m.unknown());
            case SentencePieceBpe m -> new SentencePieceBpe(pieces(m.pieces()));
            case SentencePieceUnigram m -> SentencePieceUnigram.of(pieces(m.pieces()));
            case CodePoints _ -> throw refused();
            case CommasApart _ -> throw refused();
            case Renumbered _ -> throw refused();
            case SentencePieceWords _ -> throw refused();
        };
    }

    /// What there is to say where a model takes none.
    public static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "The entries of this vocabulary cannot be changed without its own program; take an"
                        + " added token with an id of its own.");
    }

    private Map<String, Integer> ids(Map<String, Integer> own) {
        Map<String, Integer> ids = HashMap.newHashMap(own.size() + spellings.size());
        own.forEach(
                (spelling, id) -> {
                    if (!spellings.containsKey(id)) {
                        ids.put(spelling, id);
                    }
                });
        fill.forEach((id, spelling) -> ids.putIfAbsent(spelling, id));
        spellings.forEach((id, spelling) -> ids.put(spelling, id));
        return ids;
    }

    private Merges merges(Merges own) {
        var all = new Merges(own.size() + merges.size());
        int[] last = {-1};
        own.each(
                (left, right, rank, product) -> {
                    last[0] = Math.max(last[0], rank);
                    if (!spellings.containsKey(left)
                            && !spellings.containsKey(right)
                            && !spellings.containsKey(product)) {
                        all.put(left, right, rank, product);
                    }
                });
        for (Merge merge : merges) {
            all.put(merge.left, merge.right, ++last[0], merge.product);
        }
        return all;
    }

    private int end(int size) {
        return spellings.keySet().stream().mapToInt(id -> id + 1).reduce(size, Math::max);
    }

    private String filled(int id) {
        return spellings.getOrDefault(id, fill.getOrDefault(id, "<|hole " + id + "|>"));
    }

    private Unigram unigram(Unigram m) {
        int size = end(m.size());
        String[] pieces = new String[size];
        double[] all = new double[size];
        double least = m.unknownScore() + Unigram.UNKNOWN_PENALTY;
        for (int id = 0; id < size; id++) {
            boolean own = id < m.size();
            pieces[id] = own ? spellings.getOrDefault(id, m.piece(id)) : filled(id);
            boolean renamed = spellings.containsKey(id);
            all[id] = own && !renamed ? m.score(id) : scores.getOrDefault(id, least);
        }
        return new Unigram(pieces, all, m.unknown(), m.byteFallback());
    }

    private ScoredPieces pieces(ScoredPieces own) {
        int size = end(own.size());
        String[] pieces = new String[size];
        float[] all = new float[size];
        var roles = new ScoredPieces.Role[size];
        float least = 0;
        for (float score : own.scores()) {
            least = Math.min(least, score);
        }
        for (int id = 0; id < size; id++) {
            boolean renamed = spellings.containsKey(id);
            boolean kept = id < own.size() && !renamed;
            pieces[id] = kept ? own.spellings()[id] : filled(id);
            all[id] =
                    kept
                            ? own.scores()[id]
                            : (float) (double) scores.getOrDefault(id, (double) least);
            roles[id] =
                    kept
                            ? own.roles()[id]
                            : renamed ? ScoredPieces.Role.MATCHED : ScoredPieces.Role.RESERVED;
        }
        return new ScoredPieces(pieces, all, roles, own.unknown(), own.byteFallback());
    }
}
