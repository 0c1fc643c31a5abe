package lexiscope.format.file;

import java.nio.file.Path;

/// The fields of a protocol-buffer message, one after the other, without generated code.
///
/// @param file for the sentences
/// @param in stands at the first field
/// @param end where the message ends
public record ProtoFields(Path file, Cursor in, long end) {
    /// Takes a field: the cursor stands at its value, which the reader need not read.
    @FunctionalInterface
    public interface Reader {
        /// @param number the field
        /// @param kind 0 a varint, 1 eight bytes, 2 bytes, 5 four bytes
        /// @param length bytes of the value, of kind 2
        void field(int number, int kind, long length) throws UnreadableFileException;
    }

    /// The fields of a message that lies next in a file.
    ///
    /// @param length of the message in bytes
    public static ProtoFields of(Path file, Cursor in, long length) {
        return new ProtoFields(file, in, in.position() + length);
    }

    /// Hands the fields to the reader in their order, the cursor at the value of each; it need not
    /// read it.
    ///
    /// @throws UnreadableFileException when the message is damaged, or by the reader
    public void each(Reader reader) throws UnreadableFileException {
        while (in.position() < end) {
            long tag = varint(in, file);
            int kind = (int) (tag & 7);
            int number = (int) Math.min(Integer.MAX_VALUE, tag >>> 3);
            long length =
                    switch (kind) {
                        case 0 -> 0;
                        case 1 -> 8;
                        case 2 -> in.count(varint(in, file), 1, "bytes");
                        case 5 -> 4;
                        default ->
                                throw UnreadableFileException.damaged(
                                        file, "a field of it is of no known kind.");
                    };
            long value = in.position();
            if (value + length > end) {
                throw UnreadableFileException.damaged(file, "a field of it has no end.");
            }
            reader.field(number, kind, length);
            in.position(value);
            if (kind == 0) {
                varint(in, file);
            } else {
                in.skip(length);
            }
        }
    }

    /// A number of protobuf: seven bits a byte, the lowest first.
    ///
    /// @throws UnreadableFileException when it is longer than ten bytes, or the file ends in it
    public static long varint(Cursor in, Path file) throws UnreadableFileException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.u8();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw UnreadableFileException.damaged(file, "a number of it has no end.");
    }
}
