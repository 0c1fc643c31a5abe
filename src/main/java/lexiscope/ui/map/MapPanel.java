package lexiscope.ui.map;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.projection.Layout;
import lexiscope.projection.Projection;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.ColourBy;
import lexiscope.ui.session.Colours;
import lexiscope.ui.session.Continuing;
import lexiscope.ui.session.MapState;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.controlsfx.control.PopOver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The map panel: the projection's chooser, the map, its legend and zoom buttons.
public final class MapPanel implements Panel {
    /// A header narrower than this keeps its words for the projections and the colours.
    private static final double NARROW = 720;

    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    private final Session session;
    private final Palette palette;
    private final MapOverlay overlay;
    private final MapView view;
    private final Legend legend;
    private final PanelHeader header;
    private final Label badge = new RowLabel();
    private final Label readout = new RowLabel();
    private final Button goOn = new Button("Continue", Icons.of("fth-play"));
    private final VBox message = new VBox(8);
    private final Label messageText = new RowLabel();
    private final VBox root = new VBox();
    private BitSet hidden = new BitSet();
    private Layout layout = Layout.EMPTY;
    private byte[] kinds = new byte[0];
    private String[] names = new String[0];
    private final BitSet middles = new BitSet();
    private int[] colours = new int[0];
    private String method = "";

    public MapPanel(Session session, Palette palette) {
        this.session = session;
        this.palette = palette;
        overlay = new MapOverlay(palette);
        view = new MapView(session.tasks(), overlay, this::picture, this::drawMarks);
        view.setId("map");
        legend =
                new Legend(
                        palette,
                        session.colourBy(),
                        off -> {
                            hidden = off;
                            view.repaint();
                        });
        var colour = new Choice<>("Colour of the points", ColourBy.all(), ColourBy::label);
        colour.setId("colour-by");
        colour.chosen().bindBidirectional(session.colourBy());
        // in a narrow window the name of the colours gives way first
        colour.setMinWidth(72);
        var again = Icons.button("fth-rotate-ccw", "Make the map again", session::remap);
        again.setId("remap");
        goOn.setId("continue");
        goOn.setOnAction(_ -> session.resumeMapping());
        var options = new Button();
        Icons.named(options, "fth-sliders", "Options of the map")
                .setOnAction(_ -> askOptions(options));
        options.setId("map-options");
        header = new PanelHeader("Map", goOn, colour, options, again);
        goOn.visibleProperty()
                .bind(
                        session.continuing()
                                .map(c -> c == Continuing.STOPPED || c == Continuing.FINISHED));
        goOn.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> goOnText(session.continuing().get(), header.getWidth()),
                                session.continuing(),
                                header.widthProperty()));
        goOn.setMinWidth(Region.USE_PREF_SIZE);
        goOn.setTooltip(new Tooltip("Let the map move on"));
        goOn.setAccessibleText("Let the map move on");
        goOn.managedProperty().bind(goOn.visibleProperty());
        Node projections = projections();
        header.getChildren().add(1, projections);
        session.opened()
                .subscribe(
                        m -> {
                            boolean rows = m.flatMap(LanguageModel::matrix).isPresent();
                            for (Node needing : List.of(projections, colour, options, again)) {
                                needing.setDisable(!rows);
                            }
                        });
        badge.getStyleClass().add("badge");
        build();
        view.onHover(session.hover()::set);
        view.onChoose(session::reveal);
        session.map().subscribe(this::show);
        session.focusedId()
                .subscribe(
                        f -> {
                            view.reveal(f.intValue());
                            view.repaint();
                        });
        session.hover().subscribe(_ -> drawMarks());
        session.nearest().subscribe(_ -> view.repaint());
        session.split().subscribe(_ -> view.repaint());
        session.selection().subscribe(_ -> view.repaint());
        session.placed().subscribe(_ -> drawMarks());
        session.quality().subscribe(_ -> showReadout());
        session.colours().subscribe(this::showColours);
        palette.changes().subscribe(_ -> showColours(session.colours().get()));
    }

    /// What the button says beside its sign; nothing where the panel is narrow.
    private static String goOnText(Continuing now, double width) {
        return width < NARROW ? "" : now == Continuing.FINISHED ? "250 more" : "Continue";
    }

    /// One button a projection.
    private Node projections() {
        var box = new HBox();
        box.getStyleClass().add("segments");
        var group = new ToggleGroup();
        for (Projection p : Projection.all()) {
            var button = new ToggleButton(p.label());
            button.setId(p.name());
            button.setTooltip(new Tooltip(p.purpose()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        session.projection().set(p);
                    });
            session.projection().subscribe(now -> button.setSelected(now.name().equals(p.name())));
            box.getChildren().add(button);
        }
        return box;
    }

    private void askOptions(Node beside) {
        var over = new PopOver();
        var form =
                new OptionsForm(
                        root.getScene().getHeight() - 200,
                        p -> {
                            over.hide();
                            session.projection().set(p);
                        },
                        session.continuing().get() == Continuing.NOT
                                ? Optional.empty()
                                : Optional.of(session::exaggerate));
        form.show(session.projection().get());
        over.setContentNode(form);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        over.show(beside);
    }

    private void build() {
        var zoom =
                new VBox(
                        Icons.button("fth-plus", "Zoom in", () -> view.zoomBy(1.6)),
                        Icons.button("fth-minus", "Zoom out", () -> view.zoomBy(1 / 1.6)),
                        Icons.button("fth-maximize", "Show the whole map", view::fit));
        zoom.getStyleClass().add("zoom-buttons");
        zoom.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        zoom.visibleProperty().bind(message.visibleProperty().not());
        messageText.setWrapText(true);
        messageText.getStyleClass().add("empty-sentence");
        message.getStyleClass().add("empty");
        message.setAlignment(Pos.CENTER);
        message.getChildren().add(messageText);
        message.setMouseTransparent(true);
        var stack = new StackPane(view, message, zoom, legend, badge, readout);
        StackPane.setAlignment(zoom, Pos.TOP_LEFT);
        StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane.setAlignment(readout, Pos.BOTTOM_RIGHT);
        readout.getStyleClass().add("badge");
        readout.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (Region floating : List.of(zoom, legend, badge, readout)) {
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
                        && s.projection().label().equals(method)
                        && s.layout().size() == view.layoutSize();
        method = state instanceof MapState.Shown s ? s.projection().label() : "";
        layout = next;
        message.setVisible(!(state instanceof MapState.Shown));
        switch (state) {
            case MapState.Empty e -> messageText.setText(e.reason());
            case MapState.Failed f -> messageText.setText(f.sentence());
            case MapState.Shown _ -> {}
        }
        showWhich(state);
        showReadout();
        view.show(layout, goesOn);
    }

    private void showReadout() {
        String known = MapReadout.of(session.map().get(), session.quality().get());
        readout.setText(known);
        readout.setVisible(!known.isEmpty());
    }

    private void showColours(Colours found) {
        legend.show(found, id -> named(id));
        middles.clear();
        if (found instanceof Colours.Groups groups) {
            Arrays.stream(groups.middles()).forEach(middles::set);
        }
        colours = PointColours.of(found, palette);
        view.repaint();
    }

    private String named(int id) {
        int at = layout.index(id);
        return at < 0 ? "" : names[at];
    }

    private void showWhich(MapState state) {
        String which = state instanceof MapState.Shown s ? s.which() : "";
        boolean narrow = root.getWidth() < NARROW;
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
        int focused = session.focusedId().get();
        return new Picture(
                layout,
                kinds,
                colours.length == layout.size() ? colours : new int[0],
                names,
                in,
                zoom,
                ink(),
                hidden,
                marked,
                near,
                (BitSet) middles.clone(),
                selected,
                focused);
    }

    private Picture.Ink ink() {
        return new Picture.Ink(
                KINDS.stream().mapToInt(k -> PointColours.argb(palette.kind(k))).toArray(),
                PointColours.argb(palette.role("bg-default")),
                PointColours.argb(palette.role("fg-default")),
                PointColours.argb(palette.role("fg-muted")),
                PointColours.argb(palette.role("fg-subtle")));
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
                                        session.focusedId().get(),
                                        session.hover().get(),
                                        session.nearest().get(),
                                        session.placed().get(),
                                        id -> name(m.vocabulary(), id))));
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
