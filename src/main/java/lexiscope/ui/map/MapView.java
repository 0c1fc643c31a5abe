package lexiscope.ui.map;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

import lexiscope.projection.layout.Layout;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Tasks;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// Shows pictures of the map and lets a person move in it: drag to pan, wheel to zoom, click to
/// choose.
///
/// One frame is painted at a time; what changes meanwhile asks for one more.
final class MapView extends Region {
    /// Makes the picture of a view.
    @FunctionalInterface
    interface Source {
        /// The picture of a view.
        ///
        /// @param view what is in view, in pixels of the window
        /// @param zoom scale against that of the whole map
        /// @param density pixels of the display a pixel of the window
        Picture of(Viewport view, double zoom, double density);
    }

    private static final double REACH = 9;

    private final Channel frames;
    private final LabelMasks masks = new LabelMasks();
    private final ImageView image = new ImageView();
    private final MapOverlay overlay;
    private final ReadOnlyBooleanWrapper painting = new ReadOnlyBooleanWrapper();
    private final Source source;
    private final Runnable viewChanged;
    private Layout layout = Layout.EMPTY;
    private Viewport view = new Viewport(0, 0, 1, 100, 100);
    private Fit whole = new Fit(view, 0, 0, 0, 0);
    private Supplier<List<Box>> boxes = List::of;
    private IntPredicate pickable = _ -> true;
    private boolean fitted = true;
    private boolean refit;
    private double density = 1;
    private boolean again;
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private final Flight flight = new Flight();
    private IntConsumer hovered = _ -> {};
    private IntConsumer chosen = _ -> {};
    private Consumer<FramePainter.Frame> framed = _ -> {};
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;

    MapView(Tasks tasks, MapOverlay overlay, Source source, Runnable viewChanged) {
        frames = tasks.channel();
        this.overlay = overlay;
        this.source = source;
        this.viewChanged = viewChanged;
        getStyleClass().add("map-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Map of the tokens");
        image.setManaged(false);
        overlay.setManaged(false);
        getChildren().addAll(image, overlay);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setOnMousePressed(
                e -> {
                    requestFocus();
                    pressX = lastX = e.getX();
                    pressY = lastY = e.getY();
                });
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
        setOnMouseMoved(e -> hovered.accept(at(e.getX(), e.getY())));
        setOnMouseExited(_ -> hovered.accept(-1));
        setOnScroll(
                e -> {
                    zoom(Math.exp(e.getDeltaY() * 0.004), e.getX(), e.getY());
                    e.consume();
                });
        setOnKeyPressed(this::key);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .orElse(1.0)
                .subscribe(
                        scale -> {
                            density = Math.max(1, scale.doubleValue());
                            repaint();
                        });
    }

    /// Says what stands over the map, so that the whole map is fitted beside it.
    void avoid(Supplier<List<Box>> over) {
        boxes = over;
    }

    /// What stands over the map, in pixels of the window.
    List<Box> boxes() {
        return boxes.get();
    }

    /// What stands over the map has moved: the whole map, if it is shown, moves out of its way.
    void avoidAnew() {
        refit = true;
        requestLayout();
    }

    /// Says which points can be hovered and chosen.
    void onlyPick(IntPredicate points) {
        pickable = points;
    }

    void onHover(IntConsumer listener) {
        hovered = listener;
    }

    void onChoose(IntConsumer listener) {
        chosen = listener;
    }

    void onFrame(Consumer<FramePainter.Frame> listener) {
        framed = listener;
    }

    /// Whether a frame is being painted.
    ReadOnlyBooleanProperty painting() {
        return painting.getReadOnlyProperty();
    }

    Viewport view() {
        return view;
    }

    /// How the whole map is fitted.
    Fit whole() {
        return whole;
    }

    private Fit fitting() {
        return Fit.of(layout, Math.max(1, getWidth()), Math.max(1, getHeight()), boxes.get());
    }

    /// Shows another layout; the view is fitted to it unless it is the same map going on.
    void show(Layout next, boolean goesOn) {
        boolean anew = !goesOn || fitted || layout.size() == 0;
        layout = next;
        whole = fitting();
        if (anew) {
            stopFlight();
            view = whole.view();
            fitted = true;
        }
        repaint();
    }

    /// Paints a frame as soon as the one under way is done.
    void repaint() {
        if (getWidth() < 2 || getHeight() < 2) {
            return;
        }
        viewChanged.run();
        if (painting.get()) {
            again = true;
            return;
        }
        painting.set(true);
        double zoom = view.scale() / Math.max(1e-12, whole.view().scale());
        Picture picture = source.of(view, zoom, density);
        frames.run(
                "",
                null,
                _ -> FramePainter.paint(picture, masks),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<FramePainter.Frame> done -> painted(done.value());
                        case Outcome.Failed<FramePainter.Frame> _,
                                Outcome.Stopped<FramePainter.Frame> _ ->
                                painting.set(false);
                    }
                });
    }

    private void painted(FramePainter.Frame frame) {
        copy(frame);
        painting.set(false);
        framed.accept(frame);
        if (!frame.missing().isEmpty()) {
            masks.make(frame.missing());
            again = true;
        }
        if (again) {
            again = false;
            repaint();
        }
    }

    private void copy(FramePainter.Frame frame) {
        var pixels = buffer;
        if (pixels == null
                || pixels.getWidth() != frame.width()
                || pixels.getHeight() != frame.height()) {
            pixels =
                    new PixelBuffer<>(
                            frame.width(),
                            frame.height(),
                            IntBuffer.wrap(new int[frame.width() * frame.height()]),
                            PixelFormat.getIntArgbPreInstance());
            buffer = pixels;
            image.setImage(new WritableImage(pixels));
        }
        image.setFitWidth(frame.width() / frame.density());
        image.setFitHeight(frame.height() / frame.density());
        pixels.updateBuffer(
                b -> {
                    b.getBuffer().put(0, frame.pixels());
                    return null;
                });
    }

    /// The token under a pixel, or -1.
    private int at(double x, double y) {
        int best = -1;
        double nearest = REACH * REACH;
        float[] xs = layout.x();
        float[] ys = layout.y();
        double placeX = view.x() + (x - view.width() / 2) / view.scale();
        double placeY = view.y() - (y - view.height() / 2) / view.scale();
        double reach = REACH / view.scale();
        for (int i = 0; i < xs.length; i++) {
            if (Math.abs(xs[i] - placeX) < reach
                    && Math.abs(ys[i] - placeY) < reach
                    && pickable.test(i)) {
                double dx = (xs[i] - placeX) * view.scale();
                double dy = (ys[i] - placeY) * view.scale();
                if (dx * dx + dy * dy < nearest) {
                    nearest = dx * dx + dy * dy;
                    best = layout.ids()[i];
                }
            }
        }
        return best;
    }

    private void drag(MouseEvent e) {
        stopFlight();
        look(view.panned(e.getX() - lastX, e.getY() - lastY));
        lastX = e.getX();
        lastY = e.getY();
    }

    private void click(MouseEvent e) {
        boolean still = Math.hypot(e.getX() - pressX, e.getY() - pressY) < 4;
        if (still && e.getButton() == MouseButton.PRIMARY) {
            int id = at(e.getX(), e.getY());
            if (id >= 0) {
                chosen.accept(id);
            }
        }
    }

    private void key(KeyEvent e) {
        double step = 60;
        switch (e.getCode()) {
            case LEFT -> look(view.panned(step, 0));
            case RIGHT -> look(view.panned(-step, 0));
            case UP -> look(view.panned(0, step));
            case DOWN -> look(view.panned(0, -step));
            case PLUS, EQUALS, ADD -> zoomBy(1.4);
            case MINUS, SUBTRACT -> zoomBy(1 / 1.4);
            case DIGIT0, NUMPAD0, HOME -> fit();
            default -> {
                return;
            }
        }
        e.consume();
    }

    void zoomBy(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    private void zoom(double factor, double x, double y) {
        stopFlight();
        double scale =
                Math.clamp(
                        view.scale() * factor,
                        whole.view().scale() * 0.2,
                        whole.view().scale() * 5000);
        look(view.zoomed(scale / view.scale(), x, y));
    }

    private void look(Viewport next) {
        view = next;
        fitted = false;
        repaint();
    }

    /// Shows the whole map.
    void fit() {
        fly(whole.view());
        fitted = true;
    }

    /// Brings a token into view when it is not, or when something stands over it.
    void reveal(int id) {
        int i = layout.index(id);
        if (i >= 0 && !clear(layout.x()[i], layout.y()[i])) {
            fly(
                    new Viewport(
                            layout.x()[i],
                            layout.y()[i],
                            view.scale(),
                            view.width(),
                            view.height()));
        }
    }

    private boolean clear(double placeX, double placeY) {
        double x = view.px(placeX);
        double y = view.py(placeY);
        return view.shows(placeX, placeY) && boxes.get().stream().noneMatch(b -> b.holds(x, y));
    }

    private void fly(Viewport to) {
        Viewport from = view;
        fitted = false;
        if (to.equals(from)) {
            stopFlight();
            return;
        }
        boolean still = getScene() == null || getScene().getWindow() == null;
        flight.start(
                from,
                to,
                still,
                next -> {
                    view = next;
                    repaint();
                });
    }

    private void stopFlight() {
        flight.stop();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (overlay.getWidth() != w || overlay.getHeight() != h) {
            refit = false;
            overlay.setWidth(w);
            overlay.setHeight(h);
            whole = fitting();
            stopFlight();
            view = fitted ? whole.view() : view.sized(w, h);
            repaint();
        } else if (refit) {
            refit = false;
            whole = fitting();
            if (fitted) {
                fit();
            }
        }
    }
}
