package lexiscope.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A character map as SentencePiece precompiles it, of a few keys: a double array whose nodes are
/// put where there is room, and a pool of replacements. Layout: `CharacterMap`.
public final class TinyCharacterMap {
    private static final int LEAF = 1 << 8;
    private static final int VALUE = 1 << 31;

    private final TreeMap<String, Integer> places = new TreeMap<>();
    private final StringBuilder pool = new StringBuilder();
    private final BitSet taken = new BitSet();
    private final BitSet bases = new BitSet();
    private int[] units = new int[1 << 16];

    private TinyCharacterMap(Map<String, String> map) {
        map.forEach(
                (key, by) -> {
                    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                    places.put(new String(bytes, StandardCharsets.ISO_8859_1), pooled());
                    pool.append(by).append('\0');
                });
        taken.set(0);
        place(0, "");
    }

    private int pooled() {
        return pool.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /// The map in base64, as a `tokenizer.json` holds it.
    public static String of(Map<String, String> map) {
        return new TinyCharacterMap(map).written();
    }

    private String written() {
        int size = (taken.length() + 255) / 256 * 256;
        byte[] replacements = pool.toString().getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(4 + 4 * size + replacements.length);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(4 * size);
        for (int i = 0; i < size; i++) {
            out.putInt(units[i]);
        }
        return Base64.getEncoder().encodeToString(out.put(replacements).array());
    }

    /// Puts the children of the node that stands for a prefix where there is room for all.
    private void place(int node, String prefix) {
        List<Integer> labels = labels(prefix);
        int base = 1;
        while (bases.get(base) || !room(base, labels)) {
            base++;
        }
        bases.set(base);
        units[node] |= (node ^ base) << 10;
        for (int label : labels) {
            taken.set(base ^ label);
        }
        for (int label : labels) {
            int child = base ^ label;
            if (label == 0) {
                units[node] |= LEAF;
                units[child] = VALUE | places.getOrDefault(prefix, 0);
            } else {
                units[child] |= label;
                place(child, prefix + (char) label);
            }
        }
    }

    private boolean room(int base, List<Integer> labels) {
        int last = base | 0xFF;
        if (last >= units.length) {
            units = Arrays.copyOf(units, 2 * last);
        }
        return labels.stream().noneMatch(label -> taken.get(base ^ label));
    }

    /// The bytes that may follow a prefix, 0 where it is a key itself.
    private List<Integer> labels(String prefix) {
        var labels = new TreeSet<Integer>();
        for (String key : places.tailMap(prefix).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            labels.add(key.length() == prefix.length() ? 0 : (int) key.charAt(prefix.length()));
        }
        return new ArrayList<>(labels);
    }
}
