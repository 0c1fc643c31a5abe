package lexiscope.ui.map;

import lexiscope.projection.Layout;

import java.util.BitSet;

/// All that a frame is painted from. Immutable; arrays and sets are owned and not written.
///
/// @param layout where the tokens lie
/// @param kinds kind of each point, as the ordinal place in the legend
/// @param names the label of each point
/// @param view what is in view
/// @param zoom scale against that of the whole map
/// @param ink the colours
/// @param hidden kinds that are switched off
/// @param marked ids of the text: outlined and labelled first
/// @param near ids of the focused token's neighbours
/// @param selected ids of the selection; empty when there is none
/// @param focused the focused id, or -1
record Picture(
        Layout layout,
        byte[] kinds,
        String[] names,
        Viewport view,
        double zoom,
        Ink ink,
        BitSet hidden,
        BitSet marked,
        BitSet near,
        BitSet selected,
        int focused) {
    /// Colours as ARGB.
    ///
    /// @param kinds of points by kind
    /// @param ground of the panel
    /// @param strong text of chosen labels
    /// @param muted text of the other labels
    /// @param faint points outside the selection
    record Ink(int[] kinds, int ground, int strong, int muted, int faint) {}
}
