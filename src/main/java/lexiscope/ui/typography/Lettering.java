package lexiscope.ui.typography;

import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Short words for a canvas, kept as their outlines.
///
/// A canvas lays out the text of each `fillText` anew for every frame, on the thread that draws,
/// while the window's thread lays out others. The two share a table without a lock (JavaFX 26.0.2,
/// `PangoGlyphLayout.dispose`): now and then the frame ends with an exception, and hundreds of
/// marks take longer than the text itself. Outlines are laid out once, on the window's thread.
public final class Lettering {
    private static final int KEPT = 4096;

    private static final Map<Key, Lettering> ALL =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Lettering> eldest) {
                    return size() > KEPT;
                }
            };

    private final List<PathElement> outline;
    private final double width;
    private final double top;
    private final double bottom;

    /// @param left where a part of the words begins, in pixels; all of them from negative infinity
    /// @param right where it ends
    private record Key(String words, Font font, double left, double right) {
        static Key whole(String words, Font font) {
            return new Key(words, font, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        boolean part() {
            return left > Double.NEGATIVE_INFINITY;
        }
    }

    private Lettering(Key key) {
        var text = new Text(key.words);
        text.setFont(key.font);
        text.setTextOrigin(VPos.BASELINE);
        Bounds bounds = text.getLayoutBounds();
        width = bounds.getWidth();
        top = bounds.getMinY();
        bottom = bounds.getMaxY();
        var room =
                new Rectangle(
                        key.left, top - width, key.right - key.left, bottom - top + 2 * width);
        var drawn =
                key.part() ? Shape.intersect(text, room) : Shape.subtract(text, new Rectangle());
        outline = drawn instanceof Path path ? List.copyOf(path.getElements()) : List.of();
    }

    /// The words in a font. On the window's thread.
    public static Lettering of(String words, Font font) {
        return ALL.computeIfAbsent(Key.whole(words, font), Lettering::new);
    }

    /// What of the words lies between two places, in pixels from their left edge: cut once, where a
    /// clip would be made a picture of at every frame. On the window's thread.
    static Lettering part(String words, Font font, double left, double right) {
        return ALL.computeIfAbsent(new Key(words, font, left, right), Lettering::new);
    }

    /// The words in a font, cut with an ellipsis where they are wider than the room.
    public static Lettering fitting(String words, Font font, double room) {
        var letters = of(words, font);
        for (int end = words.length() - 1; end > 0 && letters.width > room; end--) {
            letters = of(words.substring(0, end).strip() + "…", font);
        }
        return letters;
    }

    /// Width in pixels.
    public double width() {
        return width;
    }

    /// Fills them with the colour that is set, from a left edge on.
    public void fill(GraphicsContext g, double left, double baseline) {
        g.beginPath();
        for (PathElement element : outline) {
            switch (element) {
                case MoveTo to -> g.moveTo(left + to.getX(), baseline + to.getY());
                case LineTo to -> g.lineTo(left + to.getX(), baseline + to.getY());
                case QuadCurveTo to ->
                        g.quadraticCurveTo(
                                left + to.getControlX(),
                                baseline + to.getControlY(),
                                left + to.getX(),
                                baseline + to.getY());
                case CubicCurveTo to ->
                        g.bezierCurveTo(
                                left + to.getControlX1(),
                                baseline + to.getControlY1(),
                                left + to.getControlX2(),
                                baseline + to.getControlY2(),
                                left + to.getX(),
                                baseline + to.getY());
                case ClosePath _ -> g.closePath();
                default -> throw new IllegalStateException("an outline holds " + element);
            }
        }
        g.fill();
    }

    /// Fills them from a left edge on, around a height as [VPos#CENTER] has it.
    public void fillFrom(GraphicsContext g, double left, double height) {
        fill(g, left, height - (top + bottom) / 2);
    }

    /// Fills them around a middle; as high as [VPos#CENTER] has it.
    public void fillAround(GraphicsContext g, double middle, double height) {
        fillFrom(g, middle - width / 2, height);
    }
}
