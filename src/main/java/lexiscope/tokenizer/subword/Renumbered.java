package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A model whose pieces have other ids in their vocabulary than in their own file.
///
/// @param model the model
/// @param ids new id by old id, -1 where it has none; owned, not to be written
/// @param unknown the id for those, and of the unknown token
/// @param words the ids of spellings that only the vocabulary has, for what no piece spells
public record Renumbered(SubwordModel model, int[] ids, int unknown, Map<String, Integer> words)
        implements SubwordModel {
    /// Where the vocabulary has nothing but the pieces.
    public Renumbered(SubwordModel model, int[] ids, int unknown) {
        this(model, ids, unknown, Map.of());
    }

    @Override
    public void cut(String word, PieceSink sink) {
        model.cut(word, renumbering(word, sink));
    }

    @Override
    public void cut(String word, PathScores sums, PieceSink sink) {
        model.cut(word, sums, renumbering(word, sink));
    }

    @Override
    public Optional<UnigramPaths> running() {
        return model.running();
    }

    private PieceSink renumbering(String word, PieceSink sink) {
        return new PieceSink() {
            @Override
            public void piece(int id, int start, int end, boolean isUnknown) {
                int known = isUnknown ? known(word, start, end) : -1;
                sink.piece(known < 0 ? of(id) : known, start, end, isUnknown && known < 0);
            }

            @Override
            public void piece(
                    int id,
                    int start,
                    int end,
                    boolean isUnknown,
                    int reportedStart,
                    int reportedEnd) {
                int known = isUnknown ? known(word, start, end) : -1;
                sink.piece(
                        known < 0 ? of(id) : known,
                        start,
                        end,
                        isUnknown && known < 0,
                        reportedStart,
                        reportedEnd);
            }
        };
    }

    /// The id that the vocabulary has for what no piece spells, -1 where it has none.
    private int known(String word, int start, int end) {
        return words.isEmpty() ? -1 : words.getOrDefault(word.substring(start, end), -1);
    }

    @Override
    public Set<String> joining() {
        return model.joining();
    }

    @Override
    public boolean drops() {
        return model.drops();
    }

    @Override
    public Steps steps(String word) {
        return switch (model.steps(word)) {
            case Steps.Direct s -> new Steps.Direct(of(word, s.pieces()));
            case Steps.Merged s ->
                    new Steps.Merged(
                            of(word, s.symbols()),
                            s.merges().stream().map(this::of).toList(),
                            of(word, s.pieces()));
            case Steps.Lattice s ->
                    new Steps.Lattice(
                            s.edges().stream().map(this::of).toList(),
                            s.paths(),
                            s.exact(),
                            of(word, s.pieces()));
            case Steps.Prefixes s ->
                    new Steps.Prefixes(
                            s.attempts().stream().map(this::of).toList(), of(word, s.pieces()));
        };
    }

    @Override
    public Optional<Pairs> pairs(String word) {
        if (model.pairs(word).isEmpty()) {
            return Optional.empty();
        }
        Pairs own = model.pairs(word).get();
        var old = new HashMap<Integer, Integer>();
        for (int id = ids.length - 1; id >= 0; id--) {
            old.put(ids[id], id);
        }
        return Optional.of(
                (left, right) -> {
                    var found = own.joined(old(old, left), old(old, right));
                    return found == null
                            ? null
                            : new Pairs.Joined(found.rank(), found.score(), of(found.product()));
                });
    }

    private static Steps.Piece old(Map<Integer, Integer> old, Steps.Piece p) {
        int id = old.getOrDefault(p.id(), -1);
        return new Steps.Piece(id, p.start(), p.end(), p.unknown());
    }

    private List<Steps.Piece> of(String word, List<Steps.Piece> pieces) {
        return pieces.stream().map(p -> of(word, p)).toList();
    }

    private Steps.Piece of(String word, Steps.Piece p) {
        int known = p.unknown() ? known(word, p.start(), p.end()) : -1;
        return known < 0 ? of(p) : new Steps.Piece(known, p.start(), p.end(), false);
    }

    private Steps.Piece of(Steps.Piece p) {
        return new Steps.Piece(of(p.id()), p.start(), p.end(), p.unknown());
    }

    private Steps.Merge of(Steps.Merge m) {
        return new Steps.Merge(m.left(), m.right(), m.rank(), m.score(), of(m.product()));
    }

    private Steps.Edge of(Steps.Edge e) {
        return new Steps.Edge(e.id() < 0 ? -1 : of(e.id()), e.start(), e.end(), e.score());
    }

    private Steps.Attempt of(Steps.Attempt a) {
        return new Steps.Attempt(a.spelling(), a.start(), a.end(), a.id() < 0 ? -1 : of(a.id()));
    }

    /// The id that a piece of the model's own file has.
    public int of(int id) {
        return id < ids.length && ids[id] >= 0 ? ids[id] : unknown;
    }

    @Override
    public String toString() {
        return "Renumbered[" + model + "]";
    }
}
