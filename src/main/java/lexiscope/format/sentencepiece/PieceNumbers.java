package lexiscope.format.sentencepiece;

import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.subword.piece.ScoredPieces;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// The ids that a class gives to the pieces of a model.
///
/// @param entries what every id spells before special tokens have theirs
/// @param counted how many of the entries `transformers` counts as its vocabulary: where it is
///   asked for more, new tokens begin behind them
/// @param ids the id of every piece, -1 where it has none
/// @param unknown the id in the place of what cannot be spelled
/// @param words the id of a spelling that is no piece of the model but of the vocabulary
record PieceNumbers(
        @Nullable String[] entries,
        int counted,
        int[] ids,
        int unknown,
        Map<String, Integer> words) {
    private static final List<String> FAIRSEQ = List.of("<s>", "<pad>", "</s>", "<unk>");

    /// The ids of the model's own file.
    static PieceNumbers file(ScoredPieces pieces) {
        return moved(pieces, Map.of(), 0, pieces.unknown(), id -> id);
    }

    /// fairseq's order: `<s> <pad> </s> <unk>`, the pieces one id later, then more.
    static PieceNumbers fairseq(ScoredPieces pieces, List<String> last) {
        var first = numbered(FAIRSEQ);
        last.forEach(token -> first.put(token, pieces.size() + 1 + first.size() - FAIRSEQ.size()));
        return moved(pieces, first, 1, 3, id -> id == 0 ? 3 : id + 1);
    }

    /// The order of CamemBERT: five tokens that the class names, the pieces four ids later.
    static PieceNumbers camembert(ScoredPieces pieces) {
        return moved(pieces, Map.of(), 4, 3, id -> id == 0 ? 3 : id + 4);
    }

    /// The order of SeamlessM4T: padding, then the pieces.
    static PieceNumbers seamless(ScoredPieces pieces) {
        return moved(pieces, Map.of(), 1, 1, id -> id == 0 ? 1 : id + 1);
    }

    /// The order of XLM-ProphetNet: fifteen tokens, the pieces twelve ids later.
    static PieceNumbers prophetNet(ScoredPieces pieces) {
        var first = new ArrayList<>(List.of("[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"));
        for (int i = 0; i < 10; i++) {
            first.add("[unused" + i + "]");
        }
        return moved(pieces, numbered(first), 12, 3, id -> id == 0 ? 3 : id + 12);
    }

    /// The pieces so many ids later.
    static PieceNumbers later(ScoredPieces pieces, int by) {
        return moved(pieces, Map.of(), by, pieces.unknown() + by, id -> id + by);
    }

    /// The ids of a vocabulary.
    ///
    /// @param unknown the token in the place of a piece that the vocabulary lacks
    static PieceNumbers vocabulary(ScoredPieces pieces, Map<String, Integer> words, int unknown) {
        int size = words.values().stream().mapToInt(id -> id).max().orElse(-1) + 1;
        @Nullable String[] entries = new String[size];
        words.forEach((word, id) -> entries[id] = word);
        int[] ids = new int[pieces.size()];
        Arrays.setAll(ids, id -> words.getOrDefault(pieces.spellings()[id], unknown));
        return new PieceNumbers(entries, words.size(), ids, unknown, words);
    }

    /// The lines of BERT's `vocab.txt`, or of fairseq's `dict.txt` behind other tokens.
    static Map<String, Integer> lines(Path file, List<String> first, boolean counted)
            throws UnreadableFileException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(
                    file, "is missing; it numbers the pieces of the model. Fetch it too.");
        }
        Map<String, Integer> words = numbered(first);
        var lines = TextLines.of(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (counted && line.isBlank()) {
                throw new UnreadableFileException(
                        file, "line " + (i + 1) + " is empty, not a token and its count.");
            }
            words.put(counted ? line.strip().split("\\s+")[0] : line, counted ? words.size() : i);
        }
        return words;
    }

    /// Tokens by their place, each once.
    static Map<String, Integer> numbered(List<String> tokens) {
        var numbers = new LinkedHashMap<String, Integer>();
        tokens.forEach(token -> numbers.putIfAbsent(token, numbers.size()));
        return numbers;
    }

    /// The same with further entries behind those that are counted, which are not.
    PieceNumbers with(List<String> behind) {
        @Nullable String[] more =
                Arrays.copyOf(entries, Math.max(entries.length, counted + behind.size()));
        for (int i = 0; i < behind.size(); i++) {
            more[counted + i] = behind.get(i);
        }
        return new PieceNumbers(more, counted, ids, unknown, words);
    }

    /// Pieces that are moved as a whole, but for those that the class has elsewhere.
    private static PieceNumbers moved(
            ScoredPieces pieces,
            Map<String, Integer> elsewhere,
            int by,
            int unknown,
            IntUnaryOperator move) {
        int[] ids = new int[pieces.size()];
        int behind =
                (int) elsewhere.values().stream().filter(id -> id >= pieces.size() + by).count();
        @Nullable String[] entries = new String[pieces.size() + by + behind];
        for (int id = 0; id < ids.length; id++) {
            Integer other = elsewhere.get(pieces.spellings()[id]);
            ids[id] = other != null ? other : move.applyAsInt(id);
            entries[id + by] = pieces.spellings()[id];
        }
        ids[pieces.unknown()] = move.applyAsInt(pieces.unknown());
        elsewhere.forEach((token, id) -> entries[id] = token);
        return new PieceNumbers(entries, entries.length, ids, unknown, new HashMap<>());
    }
}
