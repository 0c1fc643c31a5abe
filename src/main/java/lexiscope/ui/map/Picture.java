package lexiscope.ui.map;

import lexiscope.projection.layout.Layout;
import lexiscope.ui.kit.Palette;
import lexiscope.vocabulary.TokenKind;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// All that a frame is painted from. Immutable; arrays and sets are owned and not written.
///
/// @param points the tokens and where they lie
/// @param looks colours and shapes of the points, where it is not their kinds that give them
/// @param view what is in view, in pixels of the frame
/// @param density pixels of the frame a pixel of the window
/// @param zoom scale against that of the whole map
/// @param ink the colours
/// @param hidden kinds that are switched off, by their places
/// @param text the tokens of the text: outlined, and labelled early
/// @param near ids of the focused token's neighbours, nearest first
/// @param middles ids of the tokens in the middles of clusters
/// @param selected ids of the selection; empty when there is none
/// @param focused the focused id, or -1
/// @param boxes where no label may stand, in pixels of the frame
record Picture(
        Described points,
        PointLooks looks,
        Viewport view,
        double density,
        double zoom,
        Ink ink,
        BitSet hidden,
        TextTokens text,
        int[] near,
        BitSet middles,
        BitSet selected,
        int focused,
        List<Box> boxes) {
    Layout layout() {
        return points.layout();
    }

    /// Whether a point is switched off.
    boolean hides(int point) {
        return hidden.get(points.kindPlace(point));
    }

    /// The colour of a point.
    int colour(int point) {
        int[] colours = looks.colours();
        return colours.length > 0 ? colours[point] : ink.kinds()[points.kindPlace(point)];
    }

    /// Whether there is a selection and a point is not in it.
    boolean recedes(int point) {
        return !selected.isEmpty() && !selected.get(layout().ids()[point]);
    }

    /// Colours as ARGB.
    ///
    /// @param kinds of points by the place of their kind
    /// @param ground of the panel
    /// @param strong text of chosen labels
    /// @param muted text of the other labels
    /// @param faint points outside the selection
    record Ink(int[] kinds, int ground, int strong, int muted, int faint) {
        /// Those of a theme.
        static Ink of(Palette palette) {
            return new Ink(
                    Arrays.stream(TokenKind.values())
                            .mapToInt(k -> PointLooks.argb(palette.kind(k)))
                            .toArray(),
                    PointLooks.argb(palette.role("bg-default")),
                    PointLooks.argb(palette.role("fg-default")),
                    PointLooks.argb(palette.role("fg-muted")),
                    PointLooks.argb(palette.role("fg-subtle")));
        }
    }
}
