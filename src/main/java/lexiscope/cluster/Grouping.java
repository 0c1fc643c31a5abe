package lexiscope.cluster;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.layout.Layout;
import lexiscope.projection.layout.ReducedRows;
import lexiscope.work.Progress;

/// How the tokens of a map are grouped.
public sealed interface Grouping {
    /// Around centres (k-means); every token belongs to one.
    ///
    /// @param centres 1 or more
    record Centres(int centres, Where where) implements Grouping {
        public Centres {
            if (centres < 1) {
                throw new IllegalArgumentException("Clusters need 1 centre or more.");
            }
        }
    }

    /// By density (HDBSCAN*); what lies apart belongs to none.
    ///
    /// @param least the fewest tokens of a cluster, 2 or more
    record Density(int least, Where where) implements Grouping {
        public Density {
            if (least < 2) {
                throw new IllegalArgumentException("A cluster of density has 2 tokens or more.");
            }
        }
    }

    /// Where clusters are looked for.
    enum Where {
        /// On the map, as the eye does.
        MAP("on the map"),
        /// In the space of the rows, or their first 50 principal components.
        SPACE("in the space");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        /// In words, after "clusters".
        public String words() {
            return words;
        }
    }

    /// Where it looks.
    Where where();

    /// Groups the tokens of a map. More centres than there are tokens are as many as there are.
    ///
    /// @param matrix in the space of the map
    /// @param seed of the first centres
    default Clusters of(EmbeddingMatrix matrix, Layout layout, long seed, Progress progress) {
        var rows =
                switch (where()) {
                    case MAP -> new ReducedRows(layout.flat(), 2);
                    case SPACE -> ReducedRows.of(matrix, layout.ids(), progress.part(0, 0.3));
                };
        Progress rest = progress.part(0.3, 1);
        return switch (this) {
            case Centres c -> {
                int some = Math.clamp(layout.size(), 1, c.centres);
                yield Clusters.around(rows.numbers(), rows.dim(), some, seed, rest);
            }
            case Density d -> Clusters.dense(rows.numbers(), rows.dim(), d.least, rest);
        };
    }
}
