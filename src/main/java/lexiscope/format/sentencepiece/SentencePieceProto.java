package lexiscope.format.sentencepiece;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A SentencePiece model as it lies in its file, read without generated code
/// (`sentencepiece_model.proto`; fields by their numbers).
///
/// @param pieces the pieces in the order of their ids
/// @param type UNIGRAM, BPE, WORD or CHAR
/// @param byteFallback what no piece spells becomes its bytes' pieces
/// @param suffix white space belongs to the end of a word (`treat_whitespace_as_suffix`)
/// @param surface what the unknown piece decodes to
/// @param rules how text is normalised
/// @param undoing the character map that decoded text goes through, or empty
public record SentencePieceProto(
        List<Piece> pieces,
        Type type,
        boolean byteFallback,
        boolean suffix,
        String surface,
        Rules rules,
        byte[] undoing) {
    /// What a piece is for.
    enum Kind {
        NORMAL,
        UNKNOWN,
        CONTROL,
        USER_DEFINED,
        UNUSED,
        BYTE
    }

    /// How text is cut.
    enum Type {
        UNIGRAM,
        BPE,
        WORD,
        CHAR
    }

    /// A piece.
    record Piece(String spelling, float score, Kind kind) {}

    /// `NormalizerSpec`.
    ///
    /// @param name the name it was trained under, for people
    /// @param map the precompiled character map, or empty
    /// @param dummyPrefix put a space before the text
    /// @param squeeze drop white space at the ends and doubled
    /// @param escape write a space as ▁
    record Rules(String name, byte[] map, boolean dummyPrefix, boolean squeeze, boolean escape) {
        static final Rules DEFAULT = new Rules("", new byte[0], true, true, true);
    }

    /// SentencePiece's own limit.
    private static final int LONGEST_PIECE = 8000;

    /// Whether a file may be a model: it begins with a piece.
    public static boolean begins(ByteBuffer head) {
        if (head.remaining() < 4 || head.get(0) != 0x0A) {
            return false;
        }
        int length = head.get(1) & 0xFF;
        // the first piece is a small message whose first field is its spelling
        return length > 2 && length < 0x80 && head.get(2) == 0x0A && head.get(3) < length;
    }

    /// Reads a model.
    static SentencePieceProto read(Path file) throws UnreadableFileException {
        var reading = new Reading(file);
        try {
            reading.model(CodedInputStream.newInstance(TextLines.bytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw UnreadableFileException.damaged(
                    file,
                    "is no whole SentencePiece model: after "
                            + reading.pieces.size()
                            + " pieces its records break off.");
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        return reading.checked();
    }

    /// The values read so far.
    private static final class Reading {
        private final Path file;
        private final List<Piece> pieces = new ArrayList<>();
        private int type = 1;
        private boolean byteFallback;
        private boolean suffix;
        private String surface = " \u2047 ";
        private Rules rules = Rules.DEFAULT;
        private byte[] undoing = {};

        Reading(Path file) {
            this.file = file;
        }

        void model(CodedInputStream in) throws IOException, UnreadableFileException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                boolean message = WireFormat.getTagWireType(tag) == 2;
                switch (message ? WireFormat.getTagFieldNumber(tag) : 0) {
                    case 1 -> pieces.add(piece(in.readByteArray()));
                    case 2 -> trainer(CodedInputStream.newInstance(in.readByteArray()));
                    case 3 -> rules = rules(CodedInputStream.newInstance(in.readByteArray()));
                    case 5 ->
                            undoing = rules(CodedInputStream.newInstance(in.readByteArray())).map();
                    default -> in.skipField(tag);
                }
            }
        }

        private Piece piece(byte[] message) throws IOException, UnreadableFileException {
            var in = CodedInputStream.newInstance(message);
            String spelling = "";
            float score = 0;
            Kind kind = Kind.NORMAL;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 1 << 3 | 2 -> spelling = text(in.readByteArray(), "the spelling");
                    case 2 << 3 | 5 -> score = in.readFloat();
                    case 3 << 3 -> kind = kind(in.readEnum());
                    default -> in.skipField(tag);
                }
            }
            return new Piece(spelling, score, kind);
        }

        private Kind kind(int number) throws UnreadableFileException {
            return switch (number) {
                case 1 -> Kind.NORMAL;
                case 2 -> Kind.UNKNOWN;
                case 3 -> Kind.CONTROL;
                case 4 -> Kind.USER_DEFINED;
                case 5 -> Kind.UNUSED;
                case 6 -> Kind.BYTE;
                default -> throw wrong(pieces.size(), "has the unknown type " + number);
            };
        }

        private String text(byte[] bytes, String what) throws UnreadableFileException {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new UnreadableFileException(
                        file,
                        what
                                + " of the piece with id "
                                + pieces.size()
                                + " is not UTF-8: "
                                + IdRange.shortened(Arrays.toString(bytes))
                                + ". The file is cut off or damaged; fetch it again.",
                        e);
            }
        }

        private void trainer(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 3 << 3 -> type = in.readEnum();
                    case 24 << 3 -> suffix = in.readBool();
                    case 35 << 3 -> byteFallback = in.readBool();
                    case 44 << 3 | 2 ->
                            surface = new String(in.readByteArray(), StandardCharsets.UTF_8);
                    default -> in.skipField(tag);
                }
            }
        }

        private static Rules rules(CodedInputStream in) throws IOException {
            String name = "";
            byte[] map = {};
            boolean dummyPrefix = true;
            boolean squeeze = true;
            boolean escape = true;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 1 << 3 | 2 ->
                            name = new String(in.readByteArray(), StandardCharsets.UTF_8);
                    case 2 << 3 | 2 -> map = in.readByteArray();
                    case 3 << 3 -> dummyPrefix = in.readBool();
                    case 4 << 3 -> squeeze = in.readBool();
                    case 5 << 3 -> escape = in.readBool();
                    default -> in.skipField(tag);
                }
            }
            return new Rules(name, map, dummyPrefix, squeeze, escape);
        }

        /// The model, held against the rules of `model_interface.cc` (`InitializePieces`).
        SentencePieceProto checked() throws UnreadableFileException {
            if (pieces.isEmpty()) {
                throw new UnreadableFileException(
                        file,
                        "holds no pieces, so it is no SentencePiece model. It is damaged or"
                                + " something else under this name.");
            }
            // two tables, as in the reference: what text may match, and the rest
            Map<String, Integer> matched = HashMap.newHashMap(pieces.size());
            Map<String, Integer> reserved = new HashMap<>();
            int unknown = -1;
            var bytes = new boolean[256];
            for (int id = 0; id < pieces.size(); id++) {
                Piece piece = pieces.get(id);
                spelled(id, piece);
                boolean apart =
                        piece.kind() == Kind.UNKNOWN
                                || piece.kind() == Kind.CONTROL
                                || piece.kind() == Kind.BYTE;
                Integer other = (apart ? reserved : matched).putIfAbsent(piece.spelling(), id);
                if (other != null) {
                    throw wrong(
                            id, "is “" + piece.spelling() + "”, as is the one with id " + other);
                }
                if (piece.kind() == Kind.UNKNOWN) {
                    if (unknown >= 0) {
                        throw wrong(id, "is of type UNKNOWN, as is the one with id " + unknown);
                    }
                    unknown = id;
                }
                if (piece.kind() == Kind.BYTE) {
                    bytes[number(id, piece.spelling())] = true;
                }
            }
            if (unknown < 0) {
                throw new UnreadableFileException(
                        file, "has no piece of type UNKNOWN; every model needs one.");
            }
            for (int b = 0; byteFallback && b < 256; b++) {
                if (!bytes[b]) {
                    throw new UnreadableFileException(
                            file,
                            String.format(
                                    "“trainer_spec.byte_fallback” is set, but the piece <0x%02X> is"
                                            + " missing.",
                                    b));
                }
            }
            return new SentencePieceProto(
                    List.copyOf(pieces), type(), byteFallback, suffix, surface, rules, undoing);
        }

        private Type type() throws UnreadableFileException {
            return switch (type) {
                case 1 -> Type.UNIGRAM;
                case 2 -> Type.BPE;
                case 3 -> Type.WORD;
                case 4 -> Type.CHAR;
                default ->
                        throw new UnreadableFileException(
                                file,
                                "“trainer_spec.model_type” is "
                                        + type
                                        + "; known are 1 (UNIGRAM) to 4 (CHAR).");
            };
        }

        private void spelled(int id, Piece piece) throws UnreadableFileException {
            if (piece.spelling().isEmpty()) {
                throw wrong(id, "is empty");
            }
            if (piece.spelling().indexOf('\0') >= 0) {
                throw wrong(id, "has a NUL in its spelling");
            }
            if (piece.spelling().length() >= LONGEST_PIECE) {
                throw wrong(id, "has " + piece.spelling().length() + " characters");
            }
            if (!Float.isFinite(piece.score())) {
                throw wrong(id, "has the score " + piece.score());
            }
        }

        private int number(int id, String spelling) throws UnreadableFileException {
            if (!byteFallback || !spelling.matches("<0x[0-9A-F]{2}>")) {
                throw wrong(
                        id,
                        "is “"
                                + IdRange.shortened(spelling)
                                + "” of type BYTE"
                                + (byteFallback ? "" : ", though byte_fallback is not set"));
            }
            return Integer.parseInt(spelling.substring(3, 5), 16);
        }

        private UnreadableFileException wrong(int id, String what) {
            return UnreadableFileException.damaged(
                    file, "the piece with id " + id + " " + IdRange.shortened(what) + ".");
        }
    }

    /// The id of the unknown piece.
    int unknown() {
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.get(id).kind() == Kind.UNKNOWN) {
                return id;
            }
        }
        throw new IllegalStateException("no unknown piece");
    }
}
