package lexiscope.app;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import lexiscope.model.LanguageModel;
import lexiscope.store.Settings;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The panels as they lie in the window: text over vocabulary, the map, the token. Without a matrix
/// there is no map, and text and vocabulary take its room.
final class Desk {
    private static final int MAP = 1;

    /// Text and vocabulary lie side by side where they have more than this.
    private static final double WIDE = 640;

    /// How the panes are parted, the same for every open model.
    ///
    /// @param stacked text over vocabulary
    /// @param beside text beside vocabulary
    /// @param columns text and vocabulary, the map, the token
    record Sizes(PaneSizes stacked, PaneSizes beside, PaneSizes columns) {
        Sizes() {
            this(
                    new PaneSizes(
                            new PaneSizes.Pane(h -> h, 200),
                            new PaneSizes.Pane(h -> 0.436 * h, 150)),
                    new PaneSizes(
                            new PaneSizes.Pane(w -> w, 240),
                            new PaneSizes.Pane(w -> 0.44 * w, 240)),
                    Desk.columns());
        }

        /// Takes what was kept in the settings, and keeps there what is dragged.
        void keptIn(ObjectProperty<Settings> settings) {
            Map.of("stacked", stacked, "beside", beside, "columns", columns)
                    .forEach(
                            (name, sizes) -> {
                                sizes.take(settings.get().panes().getOrDefault(name, List.of()));
                                sizes.onDrag(
                                        factors ->
                                                settings.set(
                                                        settings.get().withPanes(name, factors)));
                            });
        }
    }

    private static final List<String> STOPS = List.of("#text", "#search", "#map", "#add-token");

    private final Session session;
    private final Palette palette = new Palette();
    private final Panels panels;
    private final Pages pages;
    private final Sizes sizes;
    private final StackPane root;
    private final PanelFrame textFrame;
    private final PanelFrame vocabulary;
    private final PanelFrame map;
    private final PanelFrame token;
    private final Panes left;
    private final Panes all;
    private Orientation lying = Orientation.VERTICAL;
    private boolean mapped = true;

    Desk(Workspace workspace, Session session, OpenActions opening, Sizes sizes) {
        this.session = session;
        this.sizes = sizes;
        panels = Panels.of(workspace, session, palette);
        pages = new Pages(workspace, () -> session, palette, opening);
        textFrame = new PanelFrame(panels.text().node());
        vocabulary = new PanelFrame(panels.vocabulary().node());
        map = new PanelFrame(panels.map().node());
        token = new PanelFrame(panels.token().node());
        left = new Panes(sizes.stacked, 0, textFrame, vocabulary);
        left.arrange(Orientation.VERTICAL, sizes.stacked, 0);
        all = new Panes(sizes.columns, MAP, left, map, token);
        all.setId("panels");
        root = new StackPane(all, palette);
        session.opened().subscribe(_ -> lay());
        left.widthProperty().subscribe(_ -> lay());
    }

    /// Text and vocabulary, the map, the token.
    static PaneSizes columns() {
        return new PaneSizes(
                new PaneSizes.Pane(PaneSizes.between(800, 240, 1000, 332, 1440, 448), 228),
                new PaneSizes.Pane(w -> w, 300),
                new PaneSizes.Pane(PaneSizes.between(800, 236, 1000, 258, 1440, 324), 228));
    }

    /// The panels, or the page that takes their place.
    Node node() {
        return root;
    }

    /// Shows the panels, or a page about this model in their place.
    void show(Page page) {
        Node content = page == Page.PANELS ? all : pages.of(page).node();
        if (!root.getChildren().contains(content)) {
            root.getChildren().setAll(content, palette);
        }
    }

    Pages pages() {
        return pages;
    }

    Panels panels() {
        return panels;
    }

    /// The name of the place of this desk that has the keyboard.
    Optional<String> keyboard(@Nullable Scene scene) {
        Node owner = scene == null ? null : scene.getFocusOwner();
        return Optional.ofNullable(owner)
                .map(Node::getId)
                .map(id -> "#" + id)
                .filter(id -> root.lookup(id) != null);
    }

    /// Gives the keyboard to a place of this desk.
    void takeKeyboard(String place) {
        Node node = root.lookup(place);
        if (node != null && seen(node)) {
            node.requestFocus();
        }
    }

    /// Where the panels lie, in pixels: text and vocabulary, map, token.
    double[] columnSizes() {
        return all.sizes();
    }

    private void lay() {
        Optional<LanguageModel> model = session.opened().get();
        boolean there = model.isEmpty() || model.get().matrix().isPresent();
        if (there != mapped) {
            mapped = there;
            all.show(MAP, there, there ? MAP : 0);
        }
        Orientation next =
                there || left.getWidth() < WIDE ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (next != lying) {
            lying = next;
            left.arrange(next, next == Orientation.VERTICAL ? sizes.stacked : sizes.beside, 0);
        }
    }

    /// Moves the keyboard from panel to panel: text, vocabulary, map, token.
    void next(boolean back) {
        List<PanelFrame> frames =
                mapped
                        ? List.of(textFrame, vocabulary, map, token)
                        : List.of(textFrame, vocabulary, token);
        int now = -1;
        for (int i = 0; i < frames.size(); i++) {
            now = frames.get(i).holds(all.getScene().getFocusOwner()) ? i : now;
        }
        int to =
                now < 0
                        ? back ? frames.size() - 1 : 0
                        : Math.floorMod(now + (back ? -1 : 1), frames.size());
        PanelFrame frame = frames.get(to);
        Node stop = stop(frame);
        if (stop != null) {
            stop.requestFocus();
            frame.ring(true);
        }
    }

    private @Nullable Node stop(PanelFrame frame) {
        for (String id : STOPS) {
            Node found = frame.lookup(id);
            if (found != null && seen(found) && !found.isDisabled()) {
                return found;
            }
        }
        return null;
    }

    private static boolean seen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
