package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Fitted;
import lexiscope.projection.layout.Layout;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.typography.Lettering;
import lexiscope.ui.typography.RowLabel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the token that is looked at would land: its first vectors on the finished map, which does
/// not move, each with the letter of its card; while rows are tuned, the way they go.
final class LandingPane {
    private static final double SIDE = 16;

    private final Bench bench;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);
    private final RowLabel figure = new RowLabel();
    private final StateFrame frame = new StateFrame(pane);
    private final VBox root;
    private final List<float[]> path = new ArrayList<>();
    private @Nullable WritableImage ground;
    private Layout drawn = Layout.EMPTY;

    /// How the map lies in the pane.
    private record View(double left, double top, double scale, double height) {
        double x(double x) {
            return SIDE + (x - left) * scale;
        }

        double y(double y) {
            return height - SIDE - (y - top) * scale;
        }
    }

    LandingPane(Bench bench, Palette palette) {
        this.bench = bench;
        this.palette = palette;
        pane.setMinSize(0, 0);
        pane.setId("bench-map");
        VBox.setVgrow(frame, Priority.ALWAYS);
        root = new VBox(Section.head("Where it would land", figure), frame);
        root.setMinWidth(0);
        // the pane gives the canvas its size, never the canvas the pane
        canvas.setManaged(false);
        pane.widthProperty().subscribe(_ -> fresh());
        pane.heightProperty().subscribe(_ -> fresh());
        palette.changes().subscribe(_ -> fresh());
        bench.session().map().state().subscribe(_ -> fresh());
        bench.looked().subscribe(_ -> draw());
        bench.tuning().tuned().subscribe(this::tuned);
        pane.sceneProperty().subscribe(_ -> fresh());
    }

    Node node() {
        return root;
    }

    private void fresh() {
        ground = null;
        draw();
    }

    private void tuned(Optional<BenchTuning.Tuned> now) {
        if (now.isEmpty()) {
            path.clear();
        } else {
            int id = bench.looked().get().map(LandingPane::id).orElse(-1);
            place(now.get().rows(), id).ifPresent(path::add);
        }
        draw();
    }

    private static int id(LookedAt looked) {
        return looked.answer() instanceof lexiscope.trial.proposal.Answer.Taken t ? t.id() : -1;
    }

    private Optional<float[]> place(Map<Integer, float[]> rows, int id) {
        float[] row = rows.get(id);
        Fitted map = bench.session().map().state().get().finished().orElse(null);
        Optional<EmbeddingMatrix> matrix = bench.model().flatMap(LanguageModel::matrix);
        return row == null || map == null || matrix.isEmpty()
                ? Optional.empty()
                : Optional.of(new LookedAt.Place(map, matrix.get()).of(row));
    }

    private void draw() {
        double w = pane.getWidth();
        double h = pane.getHeight();
        canvas.setWidth(w);
        canvas.setHeight(h);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, w, h);
        if (w < 3 * SIDE || h < 3 * SIDE || canvas.getScene() == null) {
            return;
        }
        Layout layout =
                bench.session().map().state().get().finished().map(Fitted::layout).orElse(null);
        if (layout == null || layout.size() == 0) {
            figure.setText("");
            frame.show(
                    bench.model().flatMap(LanguageModel::matrix).isEmpty()
                            ? new PanelState.Empty("There is no matrix, so there is no map.")
                            : new PanelState.Working("The map is not finished yet."),
                    false);
            return;
        }
        frame.show(new PanelState.Ready(), true);
        figure.setText("the map does not move");
        View view = view(layout, w, h);
        if (ground == null || !drawn.equals(layout)) {
            ground = points(layout, view, (int) w, (int) h);
            drawn = layout;
        }
        g.drawImage(ground, 0, 0);
        way(g, view);
        bench.looked().get().ifPresent(l -> marks(g, view, l));
    }

    private static View view(Layout layout, double w, double h) {
        float[] x = layout.x().clone();
        float[] y = layout.y().clone();
        Arrays.sort(x);
        Arrays.sort(y);
        // the bulk fills the pane; what lies far out is drawn at its edge
        int out = x.length / 500;
        double left = x[out];
        double low = y[out];
        double wide = Math.max(1e-9, x[x.length - 1 - out] - left);
        double high = Math.max(1e-9, y[y.length - 1 - out] - low);
        double scale = Math.min((w - 2 * SIDE) / wide, (h - 2 * SIDE) / high);
        return new View(
                left - ((w - 2 * SIDE) / scale - wide) / 2,
                low - ((h - 2 * SIDE) / scale - high) / 2,
                scale,
                h);
    }

    private WritableImage points(Layout layout, View view, int w, int h) {
        int[] pixels = new int[w * h];
        Color ink = palette.role("fg-subtle");
        int rgb =
                (int) Math.round(255 * ink.getRed()) << 16
                        | (int) Math.round(255 * ink.getGreen()) << 8
                        | (int) Math.round(255 * ink.getBlue());
        int least = layout.size() > 20_000 ? 70 : 110;
        for (int i = 0; i < layout.size(); i++) {
            int x = (int) view.x(layout.x()[i]);
            int y = (int) view.y(layout.y()[i]);
            for (int dy = 0; dy < 2; dy++) {
                for (int dx = 0; dx < 2; dx++) {
                    if (x + dx >= 0 && x + dx < w && y + dy >= 0 && y + dy < h) {
                        int at = (y + dy) * w + x + dx;
                        int alpha = Math.min(230, (pixels[at] >>> 24) + least);
                        pixels[at] = alpha << 24 | rgb;
                    }
                }
            }
        }
        var image = new WritableImage(w, h);
        image.getPixelWriter()
                .setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        return image;
    }

    private void way(GraphicsContext g, View view) {
        g.setStroke(palette.role("focus-token"));
        g.setLineWidth(1.5);
        for (int i = 1; i < path.size(); i++) {
            g.strokeLine(
                    view.x(path.get(i - 1)[0]),
                    view.y(path.get(i - 1)[1]),
                    view.x(path.get(i)[0]),
                    view.y(path.get(i)[1]));
        }
        if (!path.isEmpty()) {
            mark(g, view, path.getLast(), "T", palette.role("focus-token"));
        }
    }

    private void marks(GraphicsContext g, View view, LookedAt looked) {
        var trials = looked.tried().trials();
        String first = trials.first(trials.list().get(looked.index()));
        // the one that is taken lies over the others
        for (boolean taken : new boolean[] {false, true}) {
            for (int i = 0; i < looked.ways().size(); i++) {
                var way = looked.ways().get(i);
                if (way.name().equals(first) == taken && way.place().isPresent()) {
                    mark(
                            g,
                            view,
                            way.place().get(),
                            VectorCard.letter(i),
                            palette.role(taken ? "focus-token" : "fg-muted"));
                }
            }
        }
    }

    private void mark(GraphicsContext g, View view, float[] at, String letter, Color colour) {
        double x = Math.clamp(view.x(at[0]), 9, Math.max(9, pane.getWidth() - 9));
        double y = Math.clamp(view.y(at[1]), 9, Math.max(9, pane.getHeight() - 9));
        g.setFill(palette.role("bg-default"));
        g.fillOval(x - 10, y - 10, 20, 20);
        g.setFill(colour);
        g.fillOval(x - 8.5, y - 8.5, 17, 17);
        g.setFill(palette.role("bg-default"));
        Lettering.of(letter, Font.font("Inter SemiBold", 11)).fillAround(g, x, y);
    }
}
