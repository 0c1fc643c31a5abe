package lexiscope.app;

import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Panes side by side or one over the other, parted by lines that can be dragged; a double click on
/// one gives the usual sizes back.
final class Panes extends Region {
    /// The width of a line for the pointer.
    private static final double HOLD = 7;

    private final List<Node> panes;
    private final List<Region> lines = new ArrayList<>();
    private final boolean[] shown;
    private Orientation orientation = Orientation.HORIZONTAL;
    private PaneSizes sizes;
    private int rest;
    private double[] now;

    /// @param rest the pane that takes what the others leave
    Panes(PaneSizes sizes, int rest, Node... panes) {
        this.panes = List.of(panes);
        this.sizes = sizes;
        this.rest = rest;
        shown = new boolean[panes.length];
        now = new double[panes.length];
        Arrays.fill(shown, true);
        getChildren().addAll(panes);
        for (Node pane : panes) {
            pane.setClip(new Rectangle());
        }
        for (int i = 1; i < panes.length; i++) {
            lines.add(line(i));
        }
        getChildren().addAll(lines);
        setMinSize(0, 0);
    }

    private Region line(int after) {
        var line = new Region();
        line.getStyleClass().add("pane-line");
        line.setViewOrder(-1);
        line.setOnMouseDragged(e -> drag(after, e));
        line.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2) {
                        sizes.usual();
                        requestLayout();
                    }
                });
        return line;
    }

    /// Lays the panes out along the other way, with sizes of its own.
    void arrange(Orientation next, PaneSizes with, int takesRest) {
        orientation = next;
        sizes = with;
        rest = takesRest;
        requestLayout();
    }

    /// Shows a pane, or gives its room to the others.
    void show(int pane, boolean there, int takesRest) {
        shown[pane] = there;
        rest = takesRest;
        panes.get(pane).setVisible(there);
        requestLayout();
    }

    /// The sizes as they are laid out.
    double[] sizes() {
        return now.clone();
    }

    private boolean across() {
        return orientation == Orientation.HORIZONTAL;
    }

    private double length() {
        return across() ? getWidth() : getHeight();
    }

    private void drag(int after, MouseEvent e) {
        var at = sceneToLocal(e.getSceneX(), e.getSceneY());
        double to = across() ? at.getX() : at.getY();
        int before = after - 1;
        while (before > 0 && !shown[before]) {
            before--;
        }
        double start = 0;
        for (int i = 0; i < before; i++) {
            start += shown[i] ? now[i] + PaneSizes.LINE : 0;
        }
        if (before != rest) {
            sizes.drag(before, to - start, length());
        } else {
            double end = start + now[before] + PaneSizes.LINE + now[after];
            sizes.drag(after, end - to, length());
        }
        requestLayout();
        e.consume();
    }

    @Override
    protected void layoutChildren() {
        now = sizes.of(length(), shown, rest);
        double at = 0;
        for (int i = 0; i < panes.size(); i++) {
            boolean first = at == 0;
            if (i > 0) {
                Region line = lines.get(i - 1);
                line.setVisible(shown[i] && !first);
                line.setCursor(across() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
                line.getStyleClass().setAll("pane-line", across() ? "upright" : "level");
                place(line, at - (HOLD + PaneSizes.LINE) / 2, HOLD);
            }
            if (shown[i]) {
                place(panes.get(i), at, now[i]);
                if (panes.get(i).getClip() instanceof Rectangle clip) {
                    clip.setWidth(across() ? now[i] : getWidth());
                    clip.setHeight(across() ? getHeight() : now[i]);
                }
                at += now[i] + PaneSizes.LINE;
            }
        }
    }

    private void place(Node node, double at, double size) {
        if (across()) {
            node.resizeRelocate(at, 0, size, getHeight());
        } else {
            node.resizeRelocate(0, at, getWidth(), size);
        }
    }
}
