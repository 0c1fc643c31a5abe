package lexiscope.format.sentencepiece;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import lexiscope.tokenizer.subword.NewEntries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A SentencePiece model of scored pieces with further ones behind its own
/// (`sentencepiece_model.proto`: a piece is a spelling, a score and a type; the trainer's settings
/// have the size).
public final class GrownPieces {
    private static final int PIECES = 1;
    private static final int TRAINER = 2;
    private static final int SPELLING = 1;
    private static final int SCORE = 2;
    private static final int SIZE = 4;

    private GrownPieces() {}

    /// The model's file; empty where the new entries would not get the ids behind its pieces, or
    /// take the place of one.
    public static Optional<byte[]> of(byte[] model, NewEntries entries) {
        try {
            var message = UnknownFieldSet.parseFrom(model);
            List<ByteString> pieces =
                    new ArrayList<>(message.getField(PIECES).getLengthDelimitedList());
            float least = 0;
            for (ByteString piece : pieces) {
                for (int bits : UnknownFieldSet.parseFrom(piece).getField(SCORE).getFixed32List()) {
                    least = Math.min(least, Float.intBitsToFloat(bits));
                }
            }
            for (var entry : new TreeMap<>(entries.spellings()).entrySet()) {
                if (entry.getKey() != pieces.size()) {
                    return Optional.empty();
                }
                double score = entries.scores().getOrDefault(entry.getKey(), (double) least);
                pieces.add(piece(entry.getValue(), (float) score));
            }
            var field = UnknownFieldSet.Field.newBuilder();
            pieces.forEach(field::addLengthDelimited);
            var changed = message.toBuilder().addField(PIECES, field.build());
            if (message.hasField(TRAINER)) {
                var trainer = UnknownFieldSet.Field.newBuilder();
                for (ByteString each : message.getField(TRAINER).getLengthDelimitedList()) {
                    trainer.addLengthDelimited(sized(each, pieces.size()));
                }
                changed.addField(TRAINER, trainer.build());
            }
            return Optional.of(changed.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            // another kind of file under this name
            return Optional.empty();
        }
    }

    private static ByteString piece(String spelling, float score) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        SPELLING,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(spelling))
                                .build())
                .addField(
                        SCORE,
                        UnknownFieldSet.Field.newBuilder()
                                .addFixed32(Float.floatToRawIntBits(score))
                                .build())
                .build()
                .toByteString();
    }

    private static ByteString sized(ByteString settings, int count)
            throws InvalidProtocolBufferException {
        var message = UnknownFieldSet.parseFrom(settings);
        return message.hasField(SIZE)
                ? message.toBuilder()
                        .addField(SIZE, UnknownFieldSet.Field.newBuilder().addVarint(count).build())
                        .build()
                        .toByteString()
                : settings;
    }
}
