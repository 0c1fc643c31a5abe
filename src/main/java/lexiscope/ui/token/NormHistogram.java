package lexiscope.ui.token;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

import lexiscope.embedding.RowNorms;
import lexiscope.ui.kit.Palette;

/// How the norms of all rows are spread, with the bar that holds the focused token in its colour.
final class NormHistogram extends Region {
    private static final int BARS = 56;

    private final Canvas canvas = new Canvas();
    private final Palette palette;
    private RowNorms norms = RowNorms.NONE;
    private float marked = Float.NaN;

    NormHistogram(Palette palette) {
        this.palette = palette;
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinHeight(44);
        setPrefHeight(56);
        palette.changes().subscribe(_ -> requestLayout());
    }

    void show(RowNorms next, float norm) {
        norms = next;
        marked = norm;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        float[] sorted = norms.sorted();
        if (sorted.length == 0) {
            return;
        }
        float low = sorted[0];
        float range = Math.max(1e-9f, sorted[sorted.length - 1] - low);
        int[] counts = new int[BARS];
        for (float v : sorted) {
            counts[bar(v, low, range)]++;
        }
        int most = java.util.Arrays.stream(counts).max().orElse(1);
        double w = getWidth() / BARS;
        int own = Float.isFinite(marked) ? bar(marked, low, range) : -1;
        for (int i = 0; i < BARS; i++) {
            double h = counts[i] == 0 ? 0 : Math.max(1, (getHeight() - 2) * counts[i] / most);
            g.setFill(i == own ? palette.role("focus-token") : palette.role("border-strong"));
            double height = i == own ? Math.max(6, h) : h;
            g.fillRect(i * w, getHeight() - 1 - height, Math.max(1, w - 1), height);
        }
        g.setFill(palette.role("border-default"));
        g.fillRect(0, getHeight() - 1, getWidth(), 1);
    }

    private static int bar(float v, float low, float range) {
        return Math.clamp((int) ((v - low) / range * BARS), 0, BARS - 1);
    }
}
