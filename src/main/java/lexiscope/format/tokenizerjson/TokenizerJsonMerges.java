package lexiscope.format.tokenizerjson;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.JsonCursor;
import lexiscope.json.MalformedJsonException;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.vocabulary.SpellingTable;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;

/// The `model.merges` of a `tokenizer.json`, in both spellings: `["a", "b"]` and `"a b"`. The place
/// in the list is the rank.
///
/// A large vocabulary has half a million of them, so the list is passed over once to find where its
/// stretches begin, and these are looked up on all cores.
final class TokenizerJsonMerges {
    private static final int STRETCH = 1 << 13;

    private final Path file;
    private final byte[] json;
    private int[] starts = new int[16];
    private int count;
    private final int place;

    private TokenizerJsonMerges(Path file, byte[] json, int place) {
        this.file = file;
        this.json = json;
        this.place = place;
    }

    /// Finds the list that the cursor stands before, and passes over it.
    static TokenizerJsonMerges find(Path file, byte[] json, JsonCursor cursor) {
        var merges = new TokenizerJsonMerges(file, json, cursor.place());
        if (cursor.peek() != '[') {
            cursor.pass();
            return merges;
        }
        cursor.take('[');
        for (boolean first = true; cursor.next(first, ']'); first = false) {
            if (merges.count % STRETCH == 0) {
                merges.begin(merges.count / STRETCH, cursor.place());
            }
            cursor.pass();
            merges.count++;
        }
        return merges;
    }

    private void begin(int stretch, int place) {
        if (stretch == starts.length) {
            starts = Arrays.copyOf(starts, stretch * 2);
        }
        starts[stretch] = place;
    }

    /// Looks all of them up.
    ///
    /// @param continuation what the right part of a merge loses when it is joined
    Merges read(SpellingTable ids, String continuation) throws UnreadableFileException {
        if (json[place] != '[') {
            throw unfit(
                    "model.merges",
                    "a list of pairs of tokens",
                    new JsonCursor(json, place).written());
        }
        int[] left = new int[count];
        int[] right = new int[count];
        int[] product = new int[count];
        @Nullable Exception[] refused = new Exception[Ranges.count(count, STRETCH)];
        Ranges.run(
                count,
                STRETCH,
                Progress.NONE,
                "looking up merges",
                (stretch, from, to) -> {
                    var lookup = new Lookup(ids, continuation.length(), starts[stretch], from);
                    try {
                        for (int i = from; i < to; i++) {
                            lookup.next();
                            left[i] = lookup.left;
                            right[i] = lookup.right;
                            product[i] = lookup.product;
                        }
                    } catch (UnreadableFileException | MalformedJsonException e) {
                        refused[stretch] = e;
                    }
                });
        for (Exception e : refused) {
            switch (e) {
                case null -> {}
                case UnreadableFileException unreadable -> throw unreadable;
                case MalformedJsonException malformed -> throw malformed;
                default -> throw new IllegalStateException(e);
            }
        }
        var merges = new Merges(count);
        int rank = 0;
        for (int i = 0; i < count; i++) {
            if (left[i] >= 0) {
                merges.put(left[i], right[i], rank++, product[i]);
            }
        }
        return merges;
    }

    /// Goes along one stretch; the two tokens of a merge stand one behind the other in its buffer,
    /// so that all three look-ups take them from there.
    private final class Lookup {
        private final SpellingTable ids;
        private final int skip;
        private final JsonCursor cursor;
        private int number;
        private int start;
        private char[] buffer = new char[512];
        private int left;
        private int right;
        private int product;

        Lookup(SpellingTable ids, int skip, int place, int number) {
            this.ids = ids;
            this.skip = skip;
            this.cursor = new JsonCursor(json, place);
            this.number = number;
        }

        void next() throws UnreadableFileException {
            start = cursor.place();
            switch (cursor.peek()) {
                case '"' -> line();
                case '[' -> pair();
                default -> throw noPair();
            }
            if (cursor.peek() == ',') {
                cursor.take(',');
            }
            number++;
        }

        private void pair() throws UnreadableFileException {
            cursor.take('[');
            int first = token(0, ',');
            int second = token(first, ']');
            join(first, second);
        }

        private int token(int offset, char closing) throws UnreadableFileException {
            if (cursor.peek() != '"') {
                throw noPair();
            }
            int length = string(offset);
            if (cursor.peek() != closing) {
                throw noPair();
            }
            cursor.take(closing);
            return length;
        }

        private int string(int offset) {
            int length = cursor.string(buffer, offset);
            while (length < 0) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
                length = cursor.string(buffer, offset);
            }
            return length;
        }

        /// The older spelling; lines of a version are passed over wherever they stand.
        private void line() throws UnreadableFileException {
            int length = string(0);
            String text = new String(buffer, 0, length);
            if (text.startsWith("#version")) {
                left = -1;
                return;
            }
            int space = text.indexOf(' ');
            if (space < 0 || text.indexOf(' ', space + 1) >= 0) {
                throw unfit(path(), "two tokens with one space between", cursor.written(start));
            }
            System.arraycopy(buffer, space + 1, buffer, space, length - space - 1);
            join(space, length - space - 1);
        }

        private void join(int first, int second) throws UnreadableFileException {
            left = known(0, first);
            right = known(first, second);
            int lost = Math.min(skip, second);
            System.arraycopy(buffer, first + lost, buffer, first, second - lost);
            product = known(0, first + second - lost);
        }

        private int known(int from, int length) throws UnreadableFileException {
            int id = ids.id(buffer, from, length);
            if (id < 0) {
                throw new UnreadableFileException(
                        file,
                        "“"
                                + path()
                                + "” speaks of the token “"
                                + new String(buffer, from, length)
                                + "”, which the vocabulary lacks.");
            }
            return id;
        }

        private UnreadableFileException noPair() {
            return unfit(path(), "a pair of tokens", cursor.written(start));
        }

        private String path() {
            return "model.merges[" + number + "]";
        }
    }

    private UnreadableFileException unfit(String path, String expected, String value) {
        return new UnreadableFileException(
                file, "“" + path + "” should be " + expected + " but is " + shown(value) + ".");
    }

    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
