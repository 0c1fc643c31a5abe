package lexiscope.format.gguf;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the keys and values of a GGUF header; [GgufHeader] says what they become.
///
/// @param file for the sentences
/// @param in stands at the first key
record GgufMetadata(Path file, Cursor in) {
    /// Bytes of an element by type number (0 u8, 1 i8, 2 u16, 3 i16, 4 u32, 5 i32, 6 f32, 7 bool, 8
    /// string with its length, 9 array with type and count, 10 u64, 11 i64, 12 f64).
    private static final int[] LEAST = {1, 1, 2, 2, 4, 4, 4, 1, 8, 12, 8, 8, 8};

    /// No vocabulary comes near a quarter of a gigabyte; a longer array is a damaged count.
    private static final long LONGEST_ARRAY = 1 << 28;

    private static final int DEEPEST = 8;

    Map<String, Object> read(long count) throws UnreadableFileException {
        var metadata = new LinkedHashMap<String, Object>();
        for (long i = 0; i < count; i++) {
            String key = in.utf8(in.i64());
            metadata.putIfAbsent(key, value(key, in.i32(), 0));
        }
        return metadata;
    }

    private Object value(String key, int type, int depth) throws UnreadableFileException {
        return switch (type) {
            case 0 -> (long) in.u8();
            case 1 -> (long) (byte) in.u8();
            case 2 -> (long) in.u16();
            case 3 -> (long) (short) in.u16();
            case 4 -> in.u32();
            case 5 -> (long) in.i32();
            case 6 -> (double) in.f32();
            case 7 -> in.u8() != 0;
            case 8 -> in.utf8(in.i64());
            case 9 -> array(key, depth + 1);
            case 10, 11 -> in.i64();
            case 12 -> in.f64();
            default -> throw unknown(key, type);
        };
    }

    private Object array(String key, int depth) throws UnreadableFileException {
        int type = in.i32();
        if (type < 0 || type >= LEAST.length || depth > DEEPEST) {
            throw unknown(key, type);
        }
        long claimed = in.count(in.i64(), LEAST[type], "elements of " + key);
        if (claimed * LEAST[type] > LONGEST_ARRAY) {
            throw UnreadableFileException.damaged(
                    file, "“" + key + "” claims " + claimed + " elements.");
        }
        int n = (int) claimed;
        return switch (type) {
            case 0, 1 -> in.bytes(n);
            case 2, 3, 4, 5 -> ints(type, n);
            case 6 -> floats(n);
            case 7 -> flags(n);
            case 8 -> texts(n);
            case 9 -> arrays(key, n, depth);
            case 10, 11 -> longs(n);
            default -> doubles(n);
        };
    }

    private int[] ints(int type, int n) throws UnreadableFileException {
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) {
            numbers[i] =
                    switch (type) {
                        case 2 -> in.u16();
                        case 3 -> (short) in.u16();
                        default -> in.i32();
                    };
        }
        return numbers;
    }

    private float[] floats(int n) throws UnreadableFileException {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = in.f32();
        }
        return numbers;
    }

    private boolean[] flags(int n) throws UnreadableFileException {
        boolean[] flags = new boolean[n];
        for (int i = 0; i < n; i++) {
            flags[i] = in.u8() != 0;
        }
        return flags;
    }

    private String[] texts(int n) throws UnreadableFileException {
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            texts[i] = in.utf8(in.i64());
        }
        return texts;
    }

    private List<Object> arrays(String key, int n, int depth) throws UnreadableFileException {
        var arrays = new ArrayList<Object>();
        for (int i = 0; i < n; i++) {
            arrays.add(array(key, depth + 1));
        }
        return arrays;
    }

    private long[] longs(int n) throws UnreadableFileException {
        long[] numbers = new long[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = in.i64();
        }
        return numbers;
    }

    private double[] doubles(int n) throws UnreadableFileException {
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = in.f64();
        }
        return numbers;
    }

    private UnreadableFileException unknown(String key, int type) {
        return UnreadableFileException.damaged(
                file,
                "“" + key + "” is of the unknown type " + Integer.toUnsignedString(type) + ".");
    }
}
