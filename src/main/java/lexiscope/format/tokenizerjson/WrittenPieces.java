package lexiscope.format.tokenizerjson;

import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// SentencePiece's models in the words of a `tokenizer.json`, so that text gets the same ids
/// (`transformers`' `SpmConverter`). As there, control pieces are special added tokens: a text that
/// spells one keeps it whole, which SentencePiece would cut, and decoding can leave them out.
///
/// @param vocabulary of the whole tokenizer
/// @param ids the id of a piece of the model's own file
record WrittenPieces(Vocabulary vocabulary, IntUnaryOperator ids) {
    /// @throws IllegalArgumentException with a sentence where the file cannot say it
    WrittenModel of(SubwordModel model) {
        return switch (model) {
            case SentencePieceBpe m -> bpe(m);
            case SentencePieceUnigram m -> unigram(m);
            case SentencePieceWords m -> words(m);
            default ->
                    throw new IllegalArgumentException(
                            "A tokenizer.json cannot give other ids to the tokens of a " + model);
        };
    }

    private @Nullable String[] entries(ScoredPieces pieces) {
        int size = 0;
        for (int id = 0; id < pieces.size(); id++) {
            size = Math.max(size, ids.applyAsInt(id) + 1);
        }
        @Nullable String[] entries = new String[size];
        boolean[] matched = new boolean[size];
        for (int id = 0; id < pieces.size(); id++) {
            int to = ids.applyAsInt(id);
            boolean unknown = id != pieces.unknown() && to == ids.applyAsInt(pieces.unknown());
            if (pieces.matches(id) && (matched[to] || unknown)) {
                throw new IllegalArgumentException(
                        "A tokenizer.json cannot say that several pieces, “"
                                + pieces.spellings()[id]
                                + "” among them, have the id "
                                + to
                                + ", as the vocab.json beside this model does.");
            }
            matched[to] |= pieces.matches(id);
            if (entries[to] == null || pieces.matches(id)) {
                entries[to] = pieces.spellings()[id];
            }
        }
        int unknown = ids.applyAsInt(pieces.unknown());
        entries[unknown] = pieces.spellings()[pieces.unknown()];
        for (int id = 0; id < size; id++) {
            if (entries[id] == null && vocabulary.has(id)) {
                entries[id] = vocabulary.spelling(id);
            }
        }
        return entries;
    }

    private WrittenModel bpe(SentencePieceBpe m) {
        ScoredPieces pieces = m.pieces();
        var ranked = new ArrayList<int[]>();
        m.merges()
                .each(
                        (left, right, rank, product) -> {
                            if (pieces.roles()[product] != Role.USER_DEFINED) {
                                ranked.add(new int[] {rank, left, right, product});
                            }
                        });
        // of one score the longer first: as a run of spaces grows from the left to the longest
        // piece
        ranked.sort(
                Comparator.comparingInt((int[] merge) -> merge[0])
                        .thenComparingInt(merge -> -length(pieces, merge[3]))
                        .thenComparingInt(merge -> merge[3])
                        .thenComparingInt(merge -> length(pieces, merge[1])));
        var merges = new ArrayList<WrittenModel.Merge>(ranked.size());
        for (int[] merge : ranked) {
            merges.add(
                    new WrittenModel.Merge(
                            spelling(pieces, merge[1], merge[3]),
                            spelling(pieces, merge[2], merge[3])));
        }
        if (Arrays.asList(pieces.roles()).contains(Role.UNUSED)) {
            throw unusable("that some pieces are unused and cut again");
        }
        var written = model(pieces, merges, whole(pieces));
        new WrittenTies(m, ids, written).check(ranked);
        return written;
    }

    /// A model of merges; what no piece spells becomes bytes, or one unknown token for neighbours.
    private WrittenModel model(
            ScoredPieces pieces, List<WrittenModel.Merge> merges, List<AddedToken> whole) {
        @Nullable String[] entries = entries(pieces);
        var options = new Bpe.Options(-1, true, false, pieces.byteFallback(), "", "");
        return new WrittenModel(
                WrittenModel.bpe(options, pieces.spellings()[pieces.unknown()]),
                entries,
                new double[0],
                merges,
                whole,
                "",
                notes(pieces));
    }

    private static int length(ScoredPieces pieces, int symbol) {
        return symbol < pieces.size() ? pieces.spellings()[symbol].length() : 1;
    }

    private static String spelling(ScoredPieces pieces, int symbol, int product) {
        if (symbol >= pieces.size()) {
            throw unusable(
                    "that the piece “"
                            + pieces.spellings()[product]
                            + "” is made of characters that are no pieces");
        }
        return pieces.spellings()[symbol];
    }

    private static IllegalArgumentException unusable(String what) {
        return new IllegalArgumentException(
                "A tokenizer.json cannot say "
                        + what
                        + ", as this SentencePiece model does. Keep its own file.");
    }

    /// The pieces that text is never cut in or merged over.
    private List<AddedToken> whole(ScoredPieces pieces) {
        var whole = new ArrayList<>(controls(pieces));
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.roles()[id] == Role.USER_DEFINED) {
                whole.add(new AddedToken(pieces.spellings()[id], false, false, false, true, false));
            }
        }
        return whole;
    }

    /// The pieces that stand for no text.
    private List<AddedToken> controls(ScoredPieces pieces) {
        return IntStream.range(0, pieces.size())
                .filter(id -> isControl(pieces, id))
                .mapToObj(
                        id ->
                                new AddedToken(
                                        pieces.spellings()[id], false, false, false, false, true))
                .toList();
    }

    private boolean isControl(ScoredPieces pieces, int id) {
        int to = ids.applyAsInt(id);
        return !pieces.matches(id)
                && id != pieces.unknown()
                && !pieces.spellings()[id].isEmpty()
                && vocabulary.added(to) == null
                && vocabulary.has(to)
                && vocabulary.kind(to) == TokenKind.SPECIAL
                && vocabulary.spelling(to).equals(pieces.spellings()[id]);
    }

    private List<String> notes(ScoredPieces pieces) {
        List<String> controls = controls(pieces).stream().map(AddedToken::content).toList();
        return controls.isEmpty()
                ? List.of()
                : List.of(
                        "A text that spells a control piece ("
                                + String.join(", ", controls.stream().limit(4).toList())
                                + (controls.size() > 4 ? ", …" : "")
                                + ") keeps it whole in a tokenizer.json, as in the reference"
                                + " library; SentencePiece itself cuts it.");
    }

    private WrittenModel words(SentencePieceWords m) {
        if (m.whole()) {
            throw unusable("that neighbouring unknown words are one token");
        }
        return model(m.pieces(), List.of(), whole(m.pieces()));
    }

    private WrittenModel unigram(SentencePieceUnigram m) {
        ScoredPieces pieces = m.pieces();
        @Nullable String[] entries = entries(pieces);
        double[] scores = new double[entries.length];
        double least = m.unknownScore() + Unigram.UNKNOWN_PENALTY;
        Arrays.fill(scores, Math.max(0, least));
        var apart = new Apart();
        boolean[] known = new boolean[entries.length];
        for (int id = 0; id < pieces.size(); id++) {
            int to = ids.applyAsInt(id);
            known[to] = true;
            if (m.matches(id)) {
                scores[to] = m.score(id);
                apart.piece(pieces.spellings()[id]);
                if (scores[to] < least - 1e-3) {
                    throw unusable("that an unknown character costs more than an unused piece");
                }
            } else if (pieces.roles()[id] == Role.UNUSED) {
                throw unusable("that the piece “" + pieces.spellings()[id] + "” is unused");
            } else if (vocabulary.added(to) == null && !isControl(pieces, id)) {
                apart.keep(pieces.spellings()[id]);
            }
        }
        for (int id = 0; id < entries.length; id++) {
            if (entries[id] == null) {
                // never matched, since spaces are not spaces where the model looks
                entries[id] = "<|hole " + id + "|>";
            } else if (!known[id] && vocabulary.added(id) == null) {
                throw unusable("that the token “" + entries[id] + "” is no piece");
            }
        }
        return new WrittenModel(
                WrittenModel.named("Unigram")
                        .put("unk_id", ids.applyAsInt(pieces.unknown()))
                        .put("byte_fallback", pieces.byteFallback()),
                entries,
                scores,
                List.of(),
                controls(pieces),
                apart.pattern(),
                Stream.concat(notes(pieces).stream(), apart.notes().stream()).toList());
    }
}
