package lexiscope.ui.session;

import lexiscope.cluster.Clusters;

/// What is known of each point of the map for its colour, in the order of the layout.
public sealed interface Colours {
    /// Nothing but the kinds.
    record Kinds() implements Colours {}

    /// The share of the neighbours kept.
    ///
    /// @param kept 0 to 1; owned and not written
    /// @param against which rows the neighbours are taken from, in words
    record Shares(float[] kept, String against) implements Colours {}

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
