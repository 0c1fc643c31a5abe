package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A model in which a comma behind a digit is a piece by itself (`transformers`,
/// `tokenization_xlnet.py`, `_tokenize`; so in ALBERT and FNet): a piece that ends so is cut again
/// without it.
///
/// @param model the model
/// @param parts what stands in the place of each such piece, counted from its beginning
public record CommasApart(SubwordModel model, Map<Integer, List<Steps.Piece>> parts)
        implements SubwordModel {
    private static final String MARK = "\u2581";

    public CommasApart {
        parts = Map.copyOf(parts);
    }

    /// The model over its pieces. Cost: linear in the pieces.
    ///
    /// @param normalized what the model gets of a text
    public static CommasApart of(
            SubwordModel model, ScoredPieces pieces, UnaryOperator<String> normalized) {
        Map<String, Integer> ids = HashMap.newHashMap(pieces.size());
        for (int id = 0; id < pieces.size(); id++) {
            ids.put(pieces.spellings()[id], id);
        }
        var parts = new HashMap<Integer, List<Steps.Piece>>();
        ids.forEach(
                (piece, id) -> {
                    if (piece.endsWith(",") && digitBefore(piece, piece.length() - 1)) {
                        parts.put(id, parts(model, piece, ids, pieces.unknown(), normalized));
                    }
                });
        return new CommasApart(model, parts);
    }

    private static boolean digitBefore(String piece, int at) {
        return at > 0 && Character.isDigit(piece.codePointBefore(at));
    }

    private static List<Steps.Piece> parts(
            SubwordModel model,
            String piece,
            Map<String, Integer> ids,
            int unknown,
            UnaryOperator<String> normalized) {
        int comma = piece.length() - 1;
        String number = normalized.apply(piece.substring(0, comma).replace(MARK, ""));
        boolean marked = number.startsWith(MARK) && !piece.startsWith(MARK);
        int shift = marked ? 1 : 0;
        var parts = new ArrayList<Steps.Piece>();
        for (var part : model.pieces(number)) {
            int start = Math.clamp(part.start() - shift, 0, comma);
            int end = Math.clamp(part.end() - shift, start, comma);
            if (!marked || part.start() > 0) {
                parts.add(new Steps.Piece(part.id(), start, end, part.unknown()));
            } else if (start < end) { // the mark was not in the piece
                int id = ids.getOrDefault(number.substring(1, part.end()), unknown);
                parts.add(new Steps.Piece(id, start, end, id == unknown));
            }
        }
        int id = ids.getOrDefault(",", unknown);
        parts.add(new Steps.Piece(id, comma, comma + 1, id == unknown));
        return List.copyOf(parts);
    }

    @Override
    public void cut(String word, PieceSink sink) {
        model.cut(word, apart(sink));
    }

    @Override
    public void cut(String word, PathScores sums, PieceSink sink) {
        model.cut(word, sums, apart(sink));
    }

    private PieceSink apart(PieceSink sink) {
        return new PieceSink() {
            @Override
            public void piece(int id, int start, int end, boolean unknown) {
                var parted = parts.get(id);
                if (parted == null) {
                    sink.piece(id, start, end, unknown);
                } else {
                    for (var p : parted) {
                        sink.piece(p.id(), start + p.start(), start + p.end(), p.unknown());
                    }
                }
            }

            @Override
            public void piece(
                    int id,
                    int start,
                    int end,
                    boolean unknown,
                    int reportedStart,
                    int reportedEnd) {
                sink.piece(id, start, end, unknown, reportedStart, reportedEnd); // of a byte
            }
        };
    }

    @Override
    public Optional<UnigramPaths> running() {
        return model.running();
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
        var pieces = pieces(word);
        return switch (model.steps(word)) {
            case Steps.Direct _ -> new Steps.Direct(pieces);
            case Steps.Merged s -> new Steps.Merged(s.symbols(), s.merges(), pieces);
            case Steps.Lattice s -> new Steps.Lattice(s.edges(), s.paths(), s.exact(), pieces);
            case Steps.Prefixes s -> new Steps.Prefixes(s.attempts(), pieces);
        };
    }

    @Override
    public Optional<Pairs> pairs(String word) {
        return model.pairs(word);
    }

    @Override
    public String toString() {
        return "CommasApart[" + model + "]";
    }
}
