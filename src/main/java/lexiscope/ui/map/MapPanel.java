package lexiscope.ui.map;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import lexiscope.model.LanguageModel;
import lexiscope.projection.Layout;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Tsne;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.MapState;
import lexiscope.ui.session.Session;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The map panel: the projection's chooser, the map, its legend and zoom buttons.
public final class MapPanel implements Panel {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private final Session session;
    private final Palette palette;
    private final MapOverlay overlay;
    private final MapView view;
    private final Legend legend;
    private final PanelHeader header;
    private final Label badge = new Label();
    private final VBox message = new VBox(8);
    private final Label messageText = new Label();
    private final VBox root = new VBox();
    private BitSet hidden = new BitSet();
    private Layout layout = Layout.EMPTY;
    private byte[] kinds = new byte[0];
    private String[] names = new String[0];
    private String method = "";

    public MapPanel(Session session, Palette palette) {
        this.session = session;
        this.palette = palette;
        overlay = new MapOverlay(palette);
        view = new MapView(session.background(), overlay, this::picture, this::drawMarks);
        view.setId("map");
        legend =
                new Legend(
                        off -> {
                            hidden = off;
                            view.repaint();
                        });
        var again = Icons.button("fth-rotate-ccw", "Make the map again", session::remap);
        again.setId("remap");
        header = new PanelHeader("Map", again);
        header.getChildren().add(1, projections());
        badge.getStyleClass().add("badge");
        build();
        view.onHover(session.hover()::set);
        view.onChoose(session::reveal);
        session.map().subscribe(this::show);
        session.focus()
                .subscribe(
                        f -> {
                            view.reveal(f.id());
                            view.repaint();
                        });
        session.hover().subscribe(_ -> drawMarks());
        session.nearest().subscribe(_ -> view.repaint());
        session.split().subscribe(_ -> view.repaint());
        session.selection().subscribe(_ -> view.repaint());
        session.placed().subscribe(_ -> drawMarks());
        palette.changes().subscribe(_ -> view.repaint());
    }

    /// One button a projection: the one switch that knows them all is [#label].
    private Node projections() {
        var box = new HBox();
        box.getStyleClass().add("segments");
        var group = new ToggleGroup();
        for (Projection p : List.of(new Pca(), Tsne.DEFAULT)) {
            var button = new ToggleButton(p.label());
            button.setId(label(p));
            button.setToggleGroup(group);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        session.projection().set(p);
                    });
            session.projection()
                    .subscribe(now -> button.setSelected(now.label().equals(p.label())));
            box.getChildren().add(button);
        }
        return box;
    }

    private static String label(Projection p) {
        return switch (p) {
            case Pca _ -> "pca";
            case Tsne _ -> "tsne";
        };
    }

    private void build() {
        var zoom =
                new VBox(
                        Icons.button("fth-plus", "Zoom in", () -> view.zoomBy(1.6)),
                        Icons.button("fth-minus", "Zoom out", () -> view.zoomBy(1 / 1.6)),
                        Icons.button("fth-maximize", "Show the whole map", view::fit));
        zoom.getStyleClass().add("zoom-buttons");
        zoom.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        messageText.setWrapText(true);
        messageText.getStyleClass().add("empty-sentence");
        message.getStyleClass().add("empty");
        message.setAlignment(Pos.CENTER);
        message.getChildren().add(messageText);
        message.setMouseTransparent(true);
        var stack = new StackPane(view, message, zoom, legend, badge);
        StackPane.setAlignment(zoom, Pos.TOP_LEFT);
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        for (Region floating : List.of(zoom, legend, badge)) {
            StackPane.setMargin(floating, new Insets(10));
        }
        stack.setMinSize(120, 120);
        VBox.setVgrow(stack, Priority.ALWAYS);
        root.getChildren().addAll(header, stack);
        root.getStyleClass().add("panel");
        root.widthProperty().subscribe(_ -> showWhich(session.map().get()));
    }

    private void show(MapState state) {
        Layout next = state.places();
        LanguageModel model = session.opened().get().orElse(null);
        if (model != null) {
            describe(next, model.vocabulary());
        }
        boolean goesOn =
                state instanceof MapState.Shown s
                        && s.method().equals(method)
                        && s.layout().size() == view.layoutSize();
        method = state instanceof MapState.Shown s ? s.method() : "";
        layout = next;
        message.setVisible(!(state instanceof MapState.Shown));
        switch (state) {
            case MapState.Empty e -> messageText.setText(e.reason());
            case MapState.Failed f -> messageText.setText(f.sentence());
            case MapState.Shown _ -> {}
        }
        showWhich(state);
        view.show(layout, goesOn);
    }

    private void showWhich(MapState state) {
        String which = state instanceof MapState.Shown s ? s.which() : "";
        boolean narrow = root.getWidth() < 560;
        header.count(narrow ? "" : which.isEmpty() ? "" : "showing " + which);
        badge.setText(which);
        badge.setVisible(narrow && !which.isEmpty());
    }

    private void describe(Layout next, Vocabulary v) {
        if (Arrays.equals(next.ids(), layout.ids()) && kinds.length == next.size()) {
            return;
        }
        kinds = new byte[next.size()];
        names = new String[next.size()];
        int[] counts = new int[KINDS.size()];
        for (int i = 0; i < next.size(); i++) {
            int id = next.ids()[i];
            kinds[i] = (byte) KINDS.indexOf(v.kind(id));
            names[i] = name(v, id);
            counts[kinds[i]]++;
        }
        legend.show(counts);
    }

    /// The label of a token: shape and colour say already that a word starts, so its space is left
    /// out.
    private static String name(Vocabulary v, int id) {
        String shown = v.shown(id);
        return v.kind(id) == TokenKind.WORD_START && shown.startsWith("␣")
                ? shown.substring(1)
                : shown;
    }

    private Picture picture(Viewport in, double zoom) {
        var marked = new BitSet();
        Arrays.stream(session.split().get().after().ids()).forEach(marked::set);
        var near = new BitSet();
        session.nearest().get().list().forEach(n -> near.set(n.id()));
        var selected = new BitSet();
        session.selection().get().ids().forEach(selected::set);
        int focused = session.focus().get().id();
        return new Picture(
                layout, kinds, names, in, zoom, ink(), hidden, marked, near, selected, focused);
    }

    private Picture.Ink ink() {
        return new Picture.Ink(
                KINDS.stream().mapToInt(k -> argb(palette.kind(k))).toArray(),
                argb(palette.role("bg-default")),
                argb(palette.role("fg-default")),
                argb(palette.role("fg-muted")),
                argb(palette.role("fg-subtle")));
    }

    private static int argb(Color c) {
        return 0xFF000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    private void drawMarks() {
        Optional<LanguageModel> shown =
                session.attempt().get() instanceof lexiscope.ui.session.Attempt.Tried tried
                        ? Optional.of(tried.model())
                        : session.shown().get();
        shown.ifPresent(
                m ->
                        overlay.draw(
                                new MapOverlay.Marks(
                                        layout,
                                        view.view(),
                                        session.focus().get().id(),
                                        session.hover().get(),
                                        session.nearest().get(),
                                        session.placed().get(),
                                        id -> name(m.vocabulary(), id))));
    }

    /// Goes near to the focused token.
    public void flyToFocus() {
        view.flyTo(session.focus().get().id());
    }

    /// Whether a frame is being painted; a picture of the window waits for it.
    public boolean painting() {
        return view.painting().get();
    }

    @Override
    public String title() {
        return "Map";
    }

    @Override
    public Place place() {
        return Place.MAP;
    }

    @Override
    public Node node() {
        return root;
    }
}
