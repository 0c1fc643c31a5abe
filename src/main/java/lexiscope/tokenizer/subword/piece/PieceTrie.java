package lexiscope.tokenizer.subword.piece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A trie over UTF-16 units whose edges are one open-addressing table: (node, unit) → node. Finds
/// every piece that a text goes on with, shortest first. Cost: one look-up a unit.
public final class PieceTrie {
    private long[] edges = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int[] values = new int[1 << 11];
    private int nodes = 1;

    /// An empty trie.
    public PieceTrie() {
        Arrays.fill(edges, -1);
        Arrays.fill(values, -1);
    }

    /// The node a piece begins at.
    public static int root() {
        return 0;
    }

    /// Puts a piece in; a later value of the same piece replaces the earlier.
    public void put(String piece, int value) {
        int node = 0;
        for (int i = 0; i < piece.length(); i++) {
            int child = child(node, piece.charAt(i));
            node = child >= 0 ? child : grow(node, piece.charAt(i));
        }
        values[node] = value;
    }

    /// The node that follows, or -1.
    public int child(int node, char unit) {
        long key = (long) node << 16 | unit;
        int mask = edges.length - 1;
        int slot = slot(key, mask);
        while (edges[slot] >= 0) {
            if (edges[slot] == key) {
                return targets[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    /// The value of the piece that ends at a node, or -1.
    public int value(int node) {
        return values[node];
    }

    /// All pieces, in no order. Cost: a walk over the whole table.
    public List<String> spellings() {
        long[] into = new long[nodes];
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] >= 0) {
                into[targets[i]] = edges[i];
            }
        }
        var spellings = new ArrayList<String>();
        for (int node = 1; node < nodes; node++) {
            if (values[node] >= 0) {
                var spelling = new StringBuilder();
                for (int at = node; at != 0; at = (int) (into[at] >>> 16)) {
                    spelling.insert(0, (char) into[at]);
                }
                spellings.add(spelling.toString());
            }
        }
        return spellings;
    }

    /// Every unit that stands in a piece of several.
    public Set<Character> membersOfLonger() {
        var parents = new BitSet();
        for (long edge : edges) {
            if (edge >= 0) {
                parents.set((int) (edge >>> 16));
            }
        }
        var members = new HashSet<Character>();
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] >= 0 && (edges[i] >>> 16 != 0 || parents.get(targets[i]))) {
                members.add((char) edges[i]);
            }
        }
        return members;
    }

    private int grow(int node, char unit) {
        if (nodes * 2 > edges.length) {
            long[] oldEdges = edges;
            int[] oldTargets = targets;
            edges = new long[oldEdges.length * 2];
            targets = new int[oldEdges.length * 2];
            Arrays.fill(edges, -1);
            for (int i = 0; i < oldEdges.length; i++) {
                if (oldEdges[i] >= 0) {
                    place(oldEdges[i], oldTargets[i]);
                }
            }
        }
        if (nodes == values.length) {
            values = Arrays.copyOf(values, nodes * 2);
            Arrays.fill(values, nodes, nodes * 2, -1);
        }
        place((long) node << 16 | unit, nodes);
        return nodes++;
    }

    private void place(long key, int target) {
        int mask = edges.length - 1;
        int slot = slot(key, mask);
        while (edges[slot] >= 0) {
            slot = slot + 1 & mask;
        }
        edges[slot] = key;
        targets[slot] = target;
    }

    private static int slot(long key, int mask) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h ^ h >>> 32) & mask;
    }
}
