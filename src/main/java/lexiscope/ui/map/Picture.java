package lexiscope.ui.map;

import lexiscope.projection.Layout;

import java.util.BitSet;

/// All that a frame is painted from. Immutable; arrays and sets are owned and not written.
///
/// @param layout where the tokens lie
/// @param kinds kind of each point, as the ordinal place in the legend
/// @param colours of each point, as ARGB; empty where the kinds give them
/// @param names the label of each point
/// @param view what is in view
/// @param zoom scale against that of the whole map
/// @param ink the colours
/// @param hidden kinds that are switched off
/// @param marked ids of the text: outlined and labelled first
/// @param near ids of the focused token's neighbours
/// @param middles ids of the tokens in the middles of clusters
/// @param selected ids of the selection; empty when there is none
/// @param focused the focused id, or -1
record Picture(
        Layout layout,
        byte[] kinds,
        int[] colours,
        String[] names,
        Viewport view,
        double zoom,
        Ink ink,
        BitSet hidden,
        BitSet marked,
        BitSet near,
        BitSet middles,
        BitSet selected,
        int focused) {
    /// The colour of a point.
    int colour(int point) {
        return colours.length > 0 ? colours[point] : ink.kinds()[kinds[point]];
    }

    /// Colours as ARGB.
    ///
    /// @param kinds of points by kind
    /// @param ground of the panel
    /// @param strong text of chosen labels
    /// @param muted text of the other labels
    /// @param faint points outside the selection
    record Ink(int[] kinds, int ground, int strong, int muted, int faint) {}
}
