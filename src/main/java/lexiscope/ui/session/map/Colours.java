package lexiscope.ui.session.map;

import lexiscope.cluster.Clusters;
import lexiscope.tokens.Shades;

/// What is known of each point of the map for its colour, in the order of the layout.
public sealed interface Colours {
    /// Nothing but the kinds.
    record Kinds() implements Colours {}

    /// The share of the neighbours kept.
    ///
    /// @param kept 0 to 1; owned and not written
    /// @param against which rows the neighbours are taken from, in words
    record Shares(float[] kept, String against) implements Colours {}

    /// A value of tokens.
    ///
    /// @param by which
    /// @param shades of the points
    record Shaded(ColourBy.Value by, Shades shades) implements Colours {
        /// Steps from little to much.
        public static final int STEPS = 11;

        /// Categories that are told apart.
        public static final int TINTS = 20;
    }

    /// Clusters.
    ///
    /// @param by what they were made by
    /// @param clusters of the points
    /// @param middles the id of the token that is nearest to each cluster's middle, by cluster
    record Groups(ColourBy by, Clusters clusters, int[] middles) implements Colours {}

    /// It is being made, or could not be.
    ///
    /// @param sentence why
    record None(String sentence) implements Colours {}
}
