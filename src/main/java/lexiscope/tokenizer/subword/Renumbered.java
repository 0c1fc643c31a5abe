package lexiscope.tokenizer.subword;

import java.util.Set;

/// A model whose pieces have other ids in their vocabulary than in their own file.
///
/// @param model the model
/// @param ids new id by old id, -1 where it has none; owned, not to be written
/// @param unknown the id for those, and of the unknown token
public record Renumbered(SubwordModel model, int[] ids, int unknown) implements SubwordModel {
    @Override
    public void cut(String word, Sink sink) {
        model.cut(
                word,
                new Sink() {
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
                });
    }

    @Override
    public Set<String> joining() {
        return model.joining();
    }

    private int of(int id) {
        return id < ids.length && ids[id] >= 0 ? ids[id] : unknown;
    }

    @Override
    public String toString() {
        return "Renumbered[" + model + "]";
    }
}
