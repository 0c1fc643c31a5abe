package lexiscope.ui.map;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;

import java.util.Arrays;

/// The tokens of the text in their order, as they are joined by a path over the map. Of a long text
/// those around one place are: a path of more would cover what it leads over.
///
/// @param ids in order, without what a template adds; owned and not written
/// @param of how many the text has
record TextPath(int[] ids, int of) {
    /// No path.
    static final TextPath NONE = new TextPath(new int[0], 0);

    /// As many tokens are joined.
    static final int MOST = 1000;

    /// A path of so many steps is drawn in full strength; a longer one fades, so that all of it
    /// together weighs about as much.
    private static final double STRONG = 24;

    private static final double FAINTEST = 0.1;

    /// The path of a text.
    ///
    /// @param piece that a long path shall lead through, or -1 for the end of the text
    static TextPath of(Encoding e, int piece) {
        int[] own = new int[e.size()];
        int n = 0;
        int middle = -1;
        for (int i = 0; i < own.length; i++) {
            middle = i == piece ? n : middle;
            if (!e.is(i, Pieces.TEMPLATE)) {
                own[n++] = e.ids()[i];
            }
        }
        int from = Math.clamp((middle < 0 ? n : middle) - MOST / 2L, 0, Math.max(0, n - MOST));
        return new TextPath(Arrays.copyOfRange(own, from, Math.min(n, from + MOST)), n);
    }

    /// How strong a step is drawn, 0 to 1: the later the stronger, and weaker where the path has
    /// many steps or the step leads far.
    ///
    /// @param step 0 to `steps` - 1
    /// @param steps of the path
    /// @param far its length as a share of the view's diagonal
    static double strength(int step, int steps, double far) {
        double many = Math.min(1, Math.sqrt(STRONG / Math.max(1, steps)));
        double late = steps <= 1 ? 1 : 0.45 + 0.55 * step / (steps - 1);
        double near = 1 - 0.6 * Math.min(1, far);
        return Math.max(FAINTEST, 0.9 * many * late * near);
    }
}
