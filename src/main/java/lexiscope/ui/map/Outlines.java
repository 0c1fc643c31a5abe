package lexiscope.ui.map;

import java.util.Arrays;

/// The points of a picture that are outlined since the text has their tokens: the most frequent of
/// those in view. A long text has nearly every token, and outlining all would mark none.
///
/// @param points outlined, the most frequent first; owned and not written
/// @param inView tokens of the text that are in view, outlined or not
record Outlines(int[] points, int inView) {
    /// As many are outlined at a time.
    static final int MOST = 300;

    static Outlines of(Picture picture) {
        int[] points = new int[MOST];
        int inView = 0;
        var layout = picture.layout();
        for (int id : picture.text().ranked()) {
            int i = layout.index(id);
            if (i >= 0 && !picture.hides(i) && picture.view().shows(layout.x()[i], layout.y()[i])) {
                if (inView < MOST) {
                    points[inView] = i;
                }
                inView++;
            }
        }
        return new Outlines(Arrays.copyOf(points, Math.min(inView, MOST)), inView);
    }
}
