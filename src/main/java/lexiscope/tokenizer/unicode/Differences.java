package lexiscope.tokenizer.unicode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The code points for which a table of the reference and the JDK's disagree; under `patterns`
/// those that joni's tables lack.
///
/// The resource `differences.txt` is made by `UnicodeDifferences` of the tests, run by `mvn
/// test-compile exec:exec@unicode`: a line a table, its name and then ranges in hexadecimal.
public final class Differences {
    private static final Map<String, Differences> ALL = read();
    private static final Differences NONE = new Differences(new int[0]);

    private final int[] bounds;

    private Differences(int[] bounds) {
        this.bounds = bounds;
    }

    /// The differences of a table; none where the tables agree.
    public static Differences of(String table) {
        return ALL.getOrDefault(table, NONE);
    }

    /// The code points of some ranges in hexadecimal, in order.
    static Differences in(String ranges) {
        return new Differences(bounds((" " + ranges).split(" ")));
    }

    /// Whether the tables disagree on a code point. Cost: log of the number of ranges.
    public boolean has(int cp) {
        if (bounds.length == 0 || cp < bounds[0]) {
            return false;
        }
        int at = Arrays.binarySearch(bounds, cp);
        return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
    }

    /// Takes a range of code points.
    @FunctionalInterface
    public interface Ranges {
        void range(int first, int last);
    }

    /// Every range of the table in order.
    public void each(Ranges ranges) {
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.range(bounds[i], bounds[i + 1] - 1);
        }
    }

    private static Map<String, Differences> read() {
        var all = new HashMap<String, Differences>();
        var in = Differences.class.getResourceAsStream("differences.txt");
        if (in == null) {
            throw new IllegalStateException("the resource differences.txt is missing");
        }
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split(" ");
                    all.put(words[0], new Differences(bounds(words)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static int[] bounds(String[] words) {
        var bounds = new ArrayList<Integer>();
        for (int i = 1; i < words.length; i++) {
            String[] range = words[i].split("-");
            bounds.add(Integer.parseInt(range[0], 16));
            bounds.add(Integer.parseInt(range[range.length - 1], 16) + 1);
        }
        return bounds.stream().mapToInt(b -> b).toArray();
    }
}
