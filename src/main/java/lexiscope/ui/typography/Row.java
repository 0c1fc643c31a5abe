package lexiscope.ui.typography;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.LayoutInfo;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One laid out row of a text: one `Text` that is not wrapped, what we draw in it, and where each
/// grapheme cluster is. All places are units of the row's own text, from 0, and pixels from the
/// left edge of the row's text.
///
/// GraphemeClusters that the font joins to one glyph are one here, so a place is never inside a
/// glyph.
public final class Row {
    private static final double TOUCH = 0.5;
    private static final double TOO_SMALL = 0.01;
    private static final char LAM = '\u0644';
    private static final int LONGEST_OUTLINED = 32;
    private static final double[] NONE = {0, 0};

    private final String typed;
    private final RowText text;
    private final Face face;
    private final boolean rightToLeft;
    private final double width;
    private final double ascent;
    private final double descent;
    private final @Nullable LayoutInfo layout;
    private @Nullable Places places;

    /// Where clusters are: ends in units, edges in pixels, and the clusters that share a glyph.
    private record Places(int[] ends, double[] lefts, double[] rights, int[] first, int[] last) {
        int clusterAt(int unit) {
            int low = 0;
            int high = ends.length - 1;
            while (low < high) {
                int middle = low + high >>> 1;
                if (ends[middle] <= unit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        int start(int cluster) {
            return cluster == 0 ? 0 : ends[cluster - 1];
        }
    }

    /// Lays a row out.
    ///
    /// @param typed its text, without line ends
    /// @param rightToLeft direction of its paragraph
    /// @param node draws it; given its text, font and direction, its origin on the baseline
    public Row(String typed, Face face, boolean rightToLeft, Text node) {
        this.typed = typed;
        this.face = face;
        this.rightToLeft = rightToLeft;
        text = RowText.of(typed, face, rightToLeft);
        dress(node);
        boolean regular = face.monospaced() && !rightToLeft && Face.isAscii(typed);
        layout = regular ? null : node.getLayoutInfo();
        width = regular ? typed.length() * face.space() : node.getLayoutBounds().getWidth();
        if (text.at() == null && latin(typed)) {
            ascent = face.ascent();
            descent = face.descent();
        } else {
            double[] ink = face.ink(text.shown());
            ascent = ink[0];
            descent = ink[1];
        }
    }

    private static boolean latin(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x300) {
                return false;
            }
        }
        return true;
    }

    private void dress(Text node) {
        node.setFont(face.font());
        node.setTextOrigin(VPos.BASELINE);
        // after the font: stops are made of its spaces
        node.setTabSize(4);
        // whatever the direction of the paragraph: the text is in the order in which it is seen
        node.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        if (!node.getText().equals(text.shown())) {
            node.setText(text.shown());
        }
    }

    /// What the row shows, as typed.
    public String typed() {
        return typed;
    }

    public boolean rightToLeft() {
        return rightToLeft;
    }

    /// Width in pixels.
    public double width() {
        return width;
    }

    /// Height above the baseline that its ink needs, in pixels.
    public double ascent() {
        return ascent;
    }

    /// Depth below the baseline that its ink needs, in pixels.
    public double descent() {
        return descent;
    }

    /// Draws what the toolkit does not: emoji and boxes.
    ///
    /// @param left of the row's text
    /// @param baseline of the row
    /// @param ink colour of boxes
    public void paintInsets(GraphicsContext g, double left, double baseline, Color ink) {
        for (Inset inset : text.insets()) {
            for (Stretch s : stretches(inset.start(), inset.end())) {
                Insets.paint(g, inset, face, left + s.left(), left + s.right(), baseline, ink);
            }
        }
    }

    /// Draws all of it on a canvas of which a picture is taken: the window's thread waits for that.
    public void paint(GraphicsContext g, double left, double baseline, Color ink) {
        g.setFont(face.font());
        g.setFill(ink);
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(javafx.scene.text.TextAlignment.LEFT);
        g.fillText(text.shown(), left, baseline);
        paintInsets(g, left, baseline, ink);
    }

    /// Draws all of it on a canvas that is seen, as outlines (see [Lettering]); a row longer than
    /// any token is wont to be is drawn as text, since outlines cost more than in proportion.
    public void paintOutlined(GraphicsContext g, double left, double baseline, Color ink) {
        if (typed.length() > LONGEST_OUTLINED) {
            paint(g, left, baseline, ink);
            return;
        }
        g.setFill(ink);
        Lettering.of(text.shown(), face.font()).fill(g, left, baseline);
        paintInsets(g, left, baseline, ink);
    }

    /// Draws what of its letters lies in a stretch of it, as outlines.
    public void paintPart(
            GraphicsContext g, double left, double baseline, Color ink, Stretch part) {
        g.setFill(ink);
        Lettering.part(text.shown(), face.font(), part.left(), part.right())
                .fill(g, left, baseline);
    }

    /// Whether something of it is drawn by us.
    public boolean hasInsets() {
        return !text.insets().isEmpty();
    }

    /// Where units lie, widened to whole clusters, left to right; several stretches where
    /// directions meet.
    public List<Stretch> stretches(int from, int to) {
        return stretches(from, to, false);
    }

    /// The same, with the ink that reaches over the room of its cluster.
    public List<Stretch> inked(int from, int to) {
        return stretches(from, to, true);
    }

    private List<Stretch> stretches(int from, int to, boolean withInk) {
        if (from >= to) {
            return List.of();
        }
        if (layout == null) {
            return List.of(new Stretch(from * face.space(), to * face.space()));
        }
        Places p = places();
        var out = new ArrayList<Stretch>();
        int last = p.last[p.clusterAt(to - 1)];
        for (int c = p.first[p.clusterAt(from)]; c <= last; c++) {
            if (p.rights[c] > p.lefts[c]) {
                double[] over = withInk ? overhang(p.start(c), p.ends[c]) : NONE;
                add(out, new Stretch(p.lefts[c] - over[0], p.rights[c] + over[1]));
            }
        }
        out.sort((a, b) -> Double.compare(a.left(), b.left()));
        return joined(out);
    }

    /// Letters with marks, and those whose tails reach under the next.
    private double[] overhang(int start, int end) {
        int first = typed.codePointAt(start);
        boolean reaching =
                end - start > Character.charCount(first)
                        || Character.getDirectionality(first)
                                == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        boolean drawn = text.placeBehind(end) - text.place(start) == end - start;
        return reaching && drawn && !text.inset(start)
                ? face.overhang(typed.substring(start, end))
                : NONE;
    }

    private static void add(List<Stretch> out, Stretch next) {
        if (!out.isEmpty()) {
            Stretch last = out.getLast();
            boolean apart =
                    last.right() < next.left() - TOUCH || last.left() > next.right() + TOUCH;
            if (!apart) {
                out.set(
                        out.size() - 1,
                        new Stretch(
                                Math.min(last.left(), next.left()),
                                Math.max(last.right(), next.right())));
                return;
            }
        }
        out.add(next);
    }

    private static List<Stretch> joined(List<Stretch> sorted) {
        var out = new ArrayList<Stretch>();
        sorted.forEach(s -> add(out, s));
        return out;
    }

    /// The first unit of the cluster, or of the clusters joined to one glyph, that hold a unit.
    public int clusterStart(int unit) {
        if (layout == null || unit >= typed.length()) {
            return unit;
        }
        Places p = places();
        return p.start(p.first[p.clusterAt(unit)]);
    }

    /// The unit after the cluster, or the clusters joined to one glyph, that hold a unit.
    public int clusterEnd(int unit) {
        if (layout == null || unit >= typed.length()) {
            return Math.min(unit + 1, typed.length());
        }
        Places p = places();
        return p.ends[p.last[p.clusterAt(unit)]];
    }

    /// Where a caret stands that is before a unit, or at the end.
    public double caret(int unit) {
        if (layout == null) {
            return unit * face.space();
        }
        if (typed.isEmpty()) {
            return 0;
        }
        boolean end = unit >= typed.length();
        if (text.seen() != null) {
            Places p = places();
            int c = p.clusterAt(end ? typed.length() - 1 : unit);
            return text.backwards(p.start(c)) == end ? p.lefts[c] : p.rights[c];
        }
        int place = text.place(Math.min(unit, typed.length()));
        var info = layout.caretInfoAt(Math.min(place, text.shown().length()), true);
        if (info.getSegmentCount() == 0) {
            return end ? width : 0;
        }
        return info.getSegmentAt(0).getMinX();
    }

    /// The unit whose cluster lies at a place, or -1 beside the row.
    public int unitAt(double x) {
        if (x < 0 || x >= width) {
            return -1;
        }
        if (layout == null) {
            return Math.min(typed.length() - 1, (int) (x / face.space()));
        }
        Places p = places();
        for (int c = 0; c < p.ends.length; c++) {
            if (x >= p.lefts[c] && x < p.rights[c]) {
                return p.start(p.first[c]);
            }
        }
        return -1;
    }

    /// The border between clusters that is nearest to a place.
    public int insertionAt(double x) {
        if (typed.isEmpty()) {
            return 0;
        }
        if (layout == null) {
            return Math.clamp(Math.round(x / face.space()), 0, typed.length());
        }
        int best = 0;
        double least = Double.MAX_VALUE;
        Places p = places();
        for (int c = 0; c <= p.ends.length; c++) {
            int unit = c == p.ends.length ? typed.length() : p.start(c);
            double away = Math.abs(caret(unit) - x);
            if (away < least) {
                least = away;
                best = unit;
            }
        }
        return best;
    }

    private Places places() {
        Places known = places;
        if (known == null) {
            known = placed();
            places = known;
        }
        return known;
    }

    private Places placed() {
        int[] ends = GraphemeClusters.ends(typed);
        int n = ends.length;
        var lefts = new double[n];
        var rights = new double[n];
        var first = new int[n];
        var last = new int[n];
        int start = 0;
        for (int c = 0; c < n; c++) {
            first[c] = c;
            last[c] = c;
            edges(c, start, ends[c], lefts, rights);
            start = ends[c];
        }
        for (int c = 0; c < n; c++) {
            if (rights[c] - lefts[c] < TOO_SMALL) {
                int owner = owner(c, lefts, rights, ends);
                int low = Math.min(first[owner], c);
                int high = Math.max(last[owner], c);
                for (int k = low; k <= high; k++) {
                    first[k] = low;
                    last[k] = high;
                }
            }
        }
        return new Places(ends, lefts, rights, first, last);
    }

    private void edges(int c, int from, int to, double[] lefts, double[] rights) {
        if (layout == null) {
            return;
        }
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        int a = text.place(from);
        int b = text.placeBehind(to);
        for (Rectangle2D r : layout.getSelectionGeometry(a, b, false)) {
            left = Math.min(left, r.getMinX());
            right = Math.max(right, r.getMaxX());
        }
        boolean there = left <= right;
        lefts[c] = there ? left : 0;
        rights[c] = there ? right : 0;
    }

    /// Which cluster has the glyph of one that has no width: the one before; but of a lam with an
    /// alef at the end of a stretch the toolkit gives all of the room to the alef.
    private int owner(int c, double[] lefts, double[] rights, int[] ends) {
        boolean next = c + 1 < ends.length && rights[c + 1] - lefts[c + 1] >= TOO_SMALL;
        boolean lam = typed.charAt(c == 0 ? 0 : ends[c - 1]) == LAM;
        return c == 0 || next && lam ? Math.min(ends.length - 1, c + 1) : c - 1;
    }
}
