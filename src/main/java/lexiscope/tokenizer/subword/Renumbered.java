package lexiscope.tokenizer.subword;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A model whose pieces have other ids in their vocabulary than in their own file.
///
/// @param model the model
/// @param ids new id by old id, -1 where it has none; owned, not to be written
/// @param unknown the id for those, and of the unknown token
public record Renumbered(SubwordModel model, int[] ids, int unknown) implements SubwordModel {
    @Override
    public void cut(String word, Sink sink) {
        model.cut(word, renumbering(sink));
    }

    @Override
    public void cut(String word, Sums sums, Sink sink) {
        model.cut(word, sums, renumbering(sink));
    }

    @Override
    public Optional<SentencePieceUnigram> running() {
        return model.running();
    }

    private Sink renumbering(Sink sink) {
        return new Sink() {
            @Override
            public void piece(int id, int start, int end, boolean isUnknown) {
                sink.piece(of(id), start, end, isUnknown);
            }

            @Override
            public void piece(
                    int id,
                    int start,
                    int end,
                    boolean isUnknown,
                    int reportedStart,
                    int reportedEnd) {
                sink.piece(of(id), start, end, isUnknown, reportedStart, reportedEnd);
            }
        };
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
            case Steps.Direct s -> new Steps.Direct(of(s.pieces()));
            case Steps.Merged s ->
                    new Steps.Merged(
                            of(s.symbols()),
                            s.merges().stream().map(this::of).toList(),
                            of(s.pieces()));
            case Steps.Lattice s ->
                    new Steps.Lattice(
                            s.edges().stream().map(this::of).toList(),
                            s.paths(),
                            s.exact(),
                            of(s.pieces()));
            case Steps.Prefixes s ->
                    new Steps.Prefixes(
                            s.attempts().stream().map(this::of).toList(), of(s.pieces()));
        };
    }

    private List<Steps.Piece> of(List<Steps.Piece> pieces) {
        return pieces.stream().map(this::of).toList();
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
