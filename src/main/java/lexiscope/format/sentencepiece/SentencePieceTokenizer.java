package lexiscope.format.sentencepiece;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tokenizerjson.TokenizerJson;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.SentencePieceDecoder;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Builds the stages of a SentencePiece model.
///
/// @param file for the sentences
/// @param proto the model
record SentencePieceTokenizer(Path file, SentencePieceProto proto) {
    /// The tokenizer as the library runs it: ids as in the file, nothing added.
    ModelParts parts() throws UnreadableFileException {
        SubwordModel model = model();
        var stages =
                new Stages(
                        Optional.of(normalizer()),
                        Optional.empty(),
                        model,
                        Optional.empty(),
                        Optional.of(decoder()));
        return ModelParts.of(
                TokenizerJson.family(model, spelling()),
                new Tokenizer(vocabulary(), stages),
                notes());
    }

    /// What a person should know of the model itself.
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (proto.undoing().length > 0) {
            notes.add("The model has a denormaliser, which decoded text does not go through here.");
        }
        return notes;
    }

    /// How its pieces stand for text.
    static Spelling spelling() {
        return new Spelling.SpaceMark('\u2581');
    }

    /// The pieces by their ids, with the kinds that the file states.
    Vocabulary vocabulary() {
        @Nullable String[] entries = new String[proto.pieces().size()];
        Map<Integer, TokenKind> kinds = new HashMap<>();
        for (int id = 0; id < entries.length; id++) {
            var piece = proto.pieces().get(id);
            entries[id] = piece.spelling();
            var stated = kind(piece.kind());
            if (stated.isPresent()) {
                kinds.put(id, stated.get());
            }
        }
        return new Vocabulary(entries, Map.of(), spelling()).stating(kinds);
    }

    /// The kind that a type states beyond what the spelling shows.
    static Optional<TokenKind> kind(SentencePieceProto.Kind kind) {
        return switch (kind) {
            case NORMAL -> Optional.empty();
            case UNKNOWN, CONTROL -> Optional.of(TokenKind.SPECIAL);
            case USER_DEFINED -> Optional.of(TokenKind.ADDED);
            case UNUSED -> Optional.of(TokenKind.UNUSED);
            case BYTE -> Optional.of(TokenKind.BYTE);
        };
    }

    /// Its normaliser.
    SentencePieceNormalizer normalizer() throws UnreadableFileException {
        var rules = proto.rules();
        return new SentencePieceNormalizer(
                map(rules.map()),
                pieces().userDefined(),
                new SentencePieceNormalizer.Rules(
                        rules.dummyPrefix(), proto.suffix(), rules.squeeze(), rules.escape()));
    }

    private @Nullable CharacterMap map(byte[] blob) throws UnreadableFileException {
        if (blob.length == 0) {
            return null;
        }
        try {
            return CharacterMap.of(blob);
        } catch (IllegalArgumentException e) {
            throw UnreadableFileException.damaged(
                    file, "“normalizer_spec.precompiled_charsmap”: " + e.getMessage() + ".");
        }
    }

    /// Its model.
    SubwordModel model() {
        return model(pieces());
    }

    /// The same kind of model over pieces that may have other ids.
    SubwordModel model(ScoredPieces pieces) {
        return switch (proto.type()) {
            case UNIGRAM -> SentencePieceUnigram.of(pieces);
            case BPE -> new SentencePieceBpe(pieces);
            case WORD -> new SentencePieceWords(pieces, true);
            case CHAR -> new SentencePieceWords(pieces, false);
        };
    }

    /// The pieces under the ids of the file.
    ScoredPieces pieces() {
        int n = proto.pieces().size();
        String[] spellings = new String[n];
        float[] scores = new float[n];
        Role[] roles = new Role[n];
        for (int id = 0; id < n; id++) {
            var piece = proto.pieces().get(id);
            spellings[id] = piece.spelling();
            scores[id] = piece.score();
            roles[id] =
                    switch (piece.kind()) {
                        case NORMAL -> Role.MATCHED;
                        case USER_DEFINED -> Role.USER_DEFINED;
                        case UNUSED -> Role.UNUSED;
                        case UNKNOWN, BYTE -> Role.RESERVED;
                        case CONTROL -> Role.CONTROL;
                    };
        }
        return new ScoredPieces(spellings, scores, roles, proto.unknown(), proto.byteFallback());
    }

    /// Its way back.
    Decoder decoder() {
        Set<String> control = new HashSet<>();
        for (var piece : proto.pieces()) {
            if (piece.kind() == SentencePieceProto.Kind.CONTROL) {
                control.add(piece.spelling());
            }
        }
        return new SentencePieceDecoder(
                control,
                proto.pieces().get(proto.unknown()).spelling(),
                proto.surface(),
                proto.byteFallback(),
                proto.rules().dummyPrefix(),
                proto.rules().squeeze());
    }
}
