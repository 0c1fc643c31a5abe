package lexiscope.ui.edit;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

import java.util.function.Consumer;

/// A canvas as large as the view of a text. With nothing on it it is not drawn: it would cost more
/// than rows.
final class Layer extends Canvas {
    Layer() {
        setManaged(false);
    }

    /// Paints it anew.
    ///
    /// @param something whether there is something to paint
    /// @param width of the view
    /// @param height of the view
    /// @param shift of the rows' area in it, in whose pixels is painted
    void paint(
            boolean something,
            double width,
            double height,
            double shift,
            Consumer<GraphicsContext> painter) {
        setVisible(something);
        if (!something) {
            return;
        }
        if (getWidth() != width || getHeight() != height) {
            setWidth(width);
            setHeight(height);
        }
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        g.save();
        g.translate(shift, 0);
        painter.accept(g);
        g.restore();
    }
}
