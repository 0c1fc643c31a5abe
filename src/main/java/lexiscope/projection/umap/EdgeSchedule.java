package lexiscope.projection.umap;

import lexiscope.projection.graph.SparseGraph;

/// The points and edges of a fuzzy set in the order in which UMAP's blocks go through them, and
/// when each edge is visited next.
///
/// A block holds every `blocks`-th point, so neighbours by number, who are often alike, move at
/// different times. Here a block's points stand side by side: an epoch reads the edges in one
/// stream, where jumps from point to point would wait for the memory.
///
/// @param points the point at each place
/// @param blocks where each block's places begin; one more at the end
/// @param starts where each place's edges begin; one more at the end
/// @param columns the place at the other end
/// @param every epochs between two visits (`epochs_per_sample` of umap-learn)
/// @param next the next visit; moved on by who visits
record EdgeSchedule(
        int[] points, int[] blocks, int[] starts, int[] columns, float[] every, float[] next) {

    /// Edges that would not be visited once in `epochs` are left out, as in the reference.
    static EdgeSchedule of(SparseGraph fuzzy, int blocks, int epochs) {
        int n = fuzzy.size();
        int[] points = new int[n];
        int[] places = new int[n];
        int[] begins = new int[blocks + 1];
        int place = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = block; i < n; i += blocks) {
                places[i] = place;
                points[place++] = i;
            }
            begins[block + 1] = place;
        }
        float most = 0;
        for (float w : fuzzy.weights()) {
            most = Math.max(most, w);
        }
        float least = most / epochs;
        int edges = 0;
        for (float w : fuzzy.weights()) {
            edges += w >= least ? 1 : 0;
        }
        int[] starts = new int[n + 1];
        int[] columns = new int[edges];
        float[] every = new float[edges];
        int at = 0;
        for (int p = 0; p < n; p++) {
            int i = points[p];
            for (int e = fuzzy.starts()[i]; e < fuzzy.starts()[i + 1]; e++) {
                float w = fuzzy.weights()[e];
                if (w >= least) {
                    columns[at] = places[fuzzy.columns()[e]];
                    every[at++] = most / w;
                }
            }
            starts[p + 1] = at;
        }
        return new EdgeSchedule(points, begins, starts, columns, every, every.clone());
    }
}
