package lexiscope.format.sentencepiece;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import lexiscope.change.IdMap;
import lexiscope.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A SentencePiece model of which some pieces stay, in their order (`sentencepiece_model.proto`:
/// the pieces, and of the trainer's settings the size and the ids of special pieces).
public final class KeptPieces {
    private static final int PIECES = 1;
    private static final int TRAINER = 2;
    private static final int SPELLING = 1;
    private static final int SIZE = 4;
    private static final List<Integer> IDS = List.of(40, 41, 42, 43);

    private KeptPieces() {}

    /// How a model spells its pieces, in their order; none where the file is no such model.
    public static List<String> spellings(byte[] model) {
        try {
            return UnknownFieldSet.parseFrom(model)
                    .getField(PIECES)
                    .getLengthDelimitedList()
                    .stream()
                    .map(
                            piece -> {
                                try {
                                    return spelling(piece);
                                } catch (InvalidProtocolBufferException e) {
                                    return "";
                                }
                            })
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            return List.of();
        }
    }

    /// The model's file; empty where ids are not the places of its pieces, as under a class that
    /// shifts them, or where pieces would not be the first ids.
    public static Optional<byte[]> of(byte[] model, IdMap ids, Vocabulary vocabulary) {
        try {
            var message = UnknownFieldSet.parseFrom(model);
            List<ByteString> pieces = message.getField(PIECES).getLengthDelimitedList();
            var kept = new ByteString[pieces.size()];
            int count = 0;
            for (int id = 0; id < pieces.size(); id++) {
                if (!vocabulary.has(id)
                        || !spelling(pieces.get(id)).equals(vocabulary.spelling(id))) {
                    return Optional.empty();
                }
                int now = ids.now(id);
                if (now >= kept.length) {
                    return Optional.empty();
                }
                if (now >= 0) {
                    kept[now] = pieces.get(id);
                    count++;
                }
            }
            if (Arrays.stream(kept, 0, count).anyMatch(p -> p == null)) {
                return Optional.empty();
            }
            var field = UnknownFieldSet.Field.newBuilder();
            Arrays.stream(kept, 0, count).forEach(field::addLengthDelimited);
            var changed = message.toBuilder().addField(PIECES, field.build());
            if (message.hasField(TRAINER)) {
                var trainer = UnknownFieldSet.Field.newBuilder();
                for (ByteString each : message.getField(TRAINER).getLengthDelimitedList()) {
                    trainer.addLengthDelimited(trainer(each, count, ids));
                }
                changed.addField(TRAINER, trainer.build());
            }
            return Optional.of(changed.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            // another kind of file under this name
            return Optional.empty();
        }
    }

    private static String spelling(ByteString piece) throws InvalidProtocolBufferException {
        var texts = UnknownFieldSet.parseFrom(piece).getField(SPELLING).getLengthDelimitedList();
        return texts.isEmpty() ? "" : texts.getLast().toStringUtf8();
    }

    private static ByteString trainer(ByteString settings, int count, IdMap ids)
            throws InvalidProtocolBufferException {
        var message = UnknownFieldSet.parseFrom(settings);
        var changed = message.toBuilder();
        if (message.hasField(SIZE)) {
            changed.addField(SIZE, number(count));
        }
        for (int field : IDS) {
            if (message.hasField(field)) {
                long id = message.getField(field).getVarintList().getLast();
                changed.addField(field, number(id < 0 ? id : ids.now((int) id)));
            }
        }
        return changed.build().toByteString();
    }

    private static UnknownFieldSet.Field number(long value) {
        return UnknownFieldSet.Field.newBuilder().addVarint(value).build();
    }
}
