package lexiscope.ui.map;

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
import javafx.scene.paint.Color;

import lexiscope.model.LanguageModel;
import lexiscope.projection.ExactTsne;
import lexiscope.projection.Layout;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.Report;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Job;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.MapState;
import lexiscope.ui.session.Session;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.controlsfx.control.PopOver;

import java.util.ArrayList;
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
    private final Label readout = new Label();
    private final Button goOn = new Button("Continue", Icons.of("fth-play"));
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
        goOn.setId("continue");
        goOn.setOnAction(_ -> session.resumeMapping());
        var options = new Button();
        Icons.named(options, "fth-sliders", "Options of the map")
                .setOnAction(_ -> askOptions(options));
        options.setId("map-options");
        header = new PanelHeader("Map", goOn, options, again);
        session.background()
                .jobs()
                .addListener((javafx.collections.ListChangeListener<Job>) _ -> showContinue());
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
                        p -> {
                            over.hide();
                            session.projection().set(p);
                        });
        form.show(session.projection().get());
        over.setContentNode(form);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        over.show(beside);
    }

    /// What is to be known of the finished map.
    private static String readout(MapState state) {
        if (!(state instanceof MapState.Shown s) || s.fitted().isEmpty()) {
            return "";
        }
        Report report = s.fitted().get().report();
        var lines = new ArrayList<String>();
        switch (s.projection()) {
            case Pca _ -> {
                double[] shares = report.explained();
                double first = shares.length > 0 ? shares[0] : 0;
                double second = shares.length > 1 ? shares[1] : 0;
                lines.add("explains " + Numbers.percent(first) + " + " + Numbers.percent(second));
            }
            case Tsne _, ExactTsne _ -> lines.add("KL " + Numbers.three(report.divergence()));
            case Umap _ -> lines.add("cross-entropy " + Numbers.three(report.divergence()));
        }
        lines.add(report.space() + " space");
        report.notes().forEach(note -> lines.add(note.replaceAll("(.{36,}?) ", "$1\n")));
        return String.join("\n", lines);
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
        String known = readout(state);
        readout.setText(known);
        readout.setVisible(!known.isEmpty());
        showContinue();
        view.show(layout, goesOn);
    }

    /// A map that was stopped can be gone on with.
    private void showContinue() {
        boolean stopped =
                session.map().get() instanceof MapState.Shown s
                        && s.fitted().isEmpty()
                        && session.background().jobs().stream()
                                .noneMatch(j -> j.title().contains(" of "));
        goOn.setVisible(stopped);
        goOn.setManaged(stopped);
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
