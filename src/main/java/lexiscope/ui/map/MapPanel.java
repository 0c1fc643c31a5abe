package lexiscope.ui.map;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.embedding.Neighbour;
import lexiscope.model.LanguageModel;
import lexiscope.projection.layout.Layout;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.Colours;
import lexiscope.ui.session.map.Continuing;
import lexiscope.ui.session.map.MapState;
import lexiscope.vocabulary.TokenKind;

import org.controlsfx.control.PopOver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The map panel: the projection's chooser, the map, its legend and zoom buttons.
public final class MapPanel implements Panel {

    /// A header narrower than this keeps its words for the projections and the colours.
    private static final double NARROW = 720;

    private final Session session;
    private final Palette palette;
    private final MapOverlay overlay;
    private final MapView view;
    private final Legend legend;
    private final PanelHeader header;
    private final MapCorners corners;
    private final PathSwitch joined;
    private final Button goOn = new Button("Continue", Icons.of("fth-play"));
    private final StateFrame frame;
    private final VBox root = new VBox();
    private BitSet hidden = new BitSet();
    private Described points = Described.NONE;
    private TextTokens text = TextTokens.NONE;
    private BitSet middles = new BitSet();
    private PointLooks looks = PointLooks.BY_KIND;
    private Outlined outlined = new Outlined(0, 0);
    private String method = "";

    /// How many of the text's tokens in view are outlined.
    private record Outlined(int shown, int of) {}

    public MapPanel(Session session, Palette palette) {
        this.session = session;
        this.palette = palette;
        overlay = new MapOverlay(palette);
        view = new MapView(session.tasks(), overlay, this::picture, this::drawMarks);
        view.setId("map");
        var stack = new StackPane(view);
        frame = new StateFrame(stack);
        legend =
                new Legend(
                        palette,
                        session.map().colourBy(),
                        off -> {
                            hidden = off;
                            showWhich();
                            view.repaint();
                        });
        corners = new MapCorners(view, legend);
        joined = new PathSwitch(session, this::drawPath);
        var colour = new PointColourChoice(session);
        var again = Icons.button("fth-rotate-ccw", "Make the map again", session.map()::remake);
        again.setId("remap");
        goOn.setId("continue");
        goOn.setOnAction(_ -> session.map().resume());
        var options = new Button();
        Icons.named(options, "fth-sliders", "Options of the map")
                .setOnAction(_ -> askOptions(options));
        options.setId("map-options");
        header = new PanelHeader("Map", goOn, colour, joined, options, again);
        goOn.visibleProperty()
                .bind(
                        session.map()
                                .continuing()
                                .map(c -> c == Continuing.STOPPED || c == Continuing.FINISHED));
        goOn.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        MapTools.goOnText(
                                                session.map().continuing().get(),
                                                header.getWidth() < NARROW),
                                session.map().continuing(),
                                header.widthProperty()));
        goOn.setMinWidth(Region.USE_PREF_SIZE);
        goOn.setTooltip(new Tooltip("Let the map move on"));
        goOn.setAccessibleText("Let the map move on");
        goOn.managedProperty().bind(goOn.visibleProperty());
        Node projections = MapTools.projections(session);
        header.getChildren().add(1, projections);
        session.opened()
                .subscribe(
                        m -> {
                            boolean rows = m.flatMap(LanguageModel::matrix).isPresent();
                            for (Node needing :
                                    List.of(projections, colour, joined, options, again)) {
                                needing.setDisable(!rows);
                            }
                        });
        build(stack);
        view.onlyPick(at -> at >= points.size() || !hidden.get(points.kindPlace(at)));
        view.onFrame(this::framed);
        view.onHover(session.hover()::set);
        view.onChoose(session::reveal);
        session.map().state().subscribe(this::show);
        session.focusedId()
                .subscribe(
                        f -> {
                            view.reveal(f.intValue());
                            view.repaint();
                        });
        session.hover().subscribe(_ -> drawMarks());
        session.nearest().subscribe(_ -> view.repaint());
        session.split()
                .subscribe(
                        split -> {
                            text = new TextTokens(split.counts().times());
                            view.repaint();
                        });
        session.opened().subscribe(this::forget);
        session.selection().subscribe(_ -> view.repaint());
        session.map()
                .placed()
                .subscribe(
                        _ -> {
                            drawMarks();
                            showWhich();
                            showLegend(false);
                        });
        session.map().continuing().subscribe(_ -> showReadout());
        session.map().quality().subscribe(_ -> showReadout());
        session.map().colours().subscribe(this::showColours);
        palette.changes().subscribe(_ -> showColours(session.map().colours().get()));
    }

    private void askOptions(Node beside) {
        var over = new PopOver();
        var form =
                new OptionsForm(
                        root.getScene().getHeight() - 200,
                        p -> {
                            over.hide();
                            session.map().projection().set(p);
                        },
                        session.map().continuing().get() == Continuing.NOT
                                ? Optional.empty()
                                : Optional.of(session.map()::exaggerate));
        form.show(session.map().projection().get());
        over.setContentNode(form);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        over.show(beside);
    }

    private void build(StackPane stack) {
        corners.zoom()
                .visibleProperty()
                .bind(session.map().state().map(m -> m.shown().isPresent()));
        view.visibleProperty().bind(corners.zoom().visibleProperty());
        corners.over(stack, view);
        stack.setMinSize(120, 120);
        VBox.setVgrow(frame, Priority.ALWAYS);
        root.getChildren().addAll(header, frame);
        root.getStyleClass().add("panel");
        root.widthProperty().subscribe(_ -> showWhich());
    }

    private void showLegend(boolean anew) {
        LanguageModel model = session.opened().get().orElse(null);
        int[] counts = points.counts();
        if (points.size() > 0) {
            counts[Described.place(TokenKind.ADDED)] += (int) added();
        }
        legend.show(
                counts,
                anew,
                kind -> model == null ? kind.label() : model.vocabulary().label(kind));
    }

    private void show(MapState state) {
        Described before = points;
        LanguageModel model = session.opened().get().orElse(null);
        points = model == null ? Described.NONE : points.at(state.places(), model.vocabulary());
        boolean same = points.sameTokens(before);
        if (!same) {
            showLegend(model == null || !before.belongsTo(model.vocabulary()));
        }
        String now = state.shown().map(shown -> shown.projection().label()).orElse("");
        boolean goesOn = same && !now.isEmpty() && now.equals(method);
        method = now;
        frame.show(MapWords.of(state, session.map()::remake), state.shown().isPresent());
        showWhich();
        showReadout();
        showColours(session.map().colours().get());
        view.show(points.layout(), goesOn);
    }

    /// A map of the model before is not shown under another's name.
    private void forget(Optional<LanguageModel> model) {
        boolean own = model.filter(m -> points.belongsTo(m.vocabulary())).isPresent();
        if (!own && points.size() > 0) {
            points = Described.NONE;
            method = "";
            legend.show(points.counts(), true, TokenKind::label);
            corners.quality("");
            showColours(new Colours.Kinds());
            showWhich();
            view.show(Layout.EMPTY, false);
        }
    }

    private void showReadout() {
        corners.quality(
                MapReadout.of(
                        session.map().state().get(),
                        session.map().quality().get(),
                        session.map().continuing().get() == Continuing.STOPPED));
    }

    private void showColours(Colours found) {
        middles = new BitSet();
        var names = new ArrayList<String>();
        if (found instanceof Colours.Groups groups) {
            for (int id : groups.middles()) {
                middles.set(id);
                names.add(points.nameOf(id).orElse(""));
            }
        }
        legend.show(found, names);
        looks = PointLooks.of(found, palette);
        view.repaint();
    }

    private void framed(FramePainter.Frame frame) {
        var now = new Outlined(frame.outlined(), frame.ofText());
        if (!now.equals(outlined)) {
            outlined = now;
            showWhich();
        }
    }

    /// Says which tokens are shown, what a filter leaves of them, and how many are outlined.
    private void showWhich() {
        String which =
                points.size() > 0
                        ? session.map().state().get().shown().map(MapState.Shown::which).orElse("")
                        : "";
        int left = points.left(hidden);
        if (!which.isEmpty() && left < points.size()) {
            which = Numbers.whole(left) + " of " + Numbers.whole(points.size());
        }
        long added = added();
        if (!which.isEmpty() && added > 0) {
            which += " + " + Numbers.whole(added) + " added";
        }
        boolean narrow = root.getWidth() < NARROW;
        header.count(narrow || which.isEmpty() ? "" : "showing " + which);
        var lines = new ArrayList<String>();
        if (narrow && !which.isEmpty()) {
            lines.add(which);
        }
        if (outlined.shown < outlined.of && points.size() > 0) {
            lines.add(
                    "outlined: the "
                            + Numbers.whole(outlined.shown)
                            + " most frequent of "
                            + Numbers.whole(outlined.of)
                            + " tokens of the text");
        }
        joined.said().ifPresent(lines::add);
        corners.shows(lines);
    }

    /// How many tokens that were tried and kept have a place of their own.
    private long added() {
        int rows = session.opened().get().map(LanguageModel::rows).orElse(0);
        return session.map().placed().get().stream().filter(p -> p.id() >= rows).count();
    }

    /// Whether the map is the opened model's: what is marked is marked by ids.
    private boolean own() {
        return session.opened().get().filter(m -> points.belongsTo(m.vocabulary())).isPresent();
    }

    /// Joins the tokens of the text by a path, or no longer.
    public void joinText() {
        joined.fire();
    }

    private void drawPath() {
        drawMarks();
        showWhich();
    }

    private Picture picture(Viewport in, double zoom, double density) {
        boolean own = own();
        var selected = new BitSet();
        if (own) {
            session.selection().get().ids().forEach(selected::set);
        }
        return new Picture(
                points,
                looks.of(points.size()),
                in.dense(density),
                density,
                zoom,
                Picture.Ink.of(palette),
                hidden,
                own ? text : TextTokens.NONE,
                own
                        ? session.nearest().get().list().stream().mapToInt(Neighbour::id).toArray()
                        : new int[0],
                middles,
                selected,
                own ? session.focusedId().get() : -1,
                view.boxes().stream().map(b -> b.dense(density)).toList());
    }

    private void drawMarks() {
        session.shown()
                .get()
                .ifPresent(
                        m ->
                                overlay.draw(
                                        new MapOverlay.Marks(
                                                points,
                                                view.view(),
                                                session.focusedId().get(),
                                                session.hover().get(),
                                                session.nearest().get(),
                                                session.map().placed().get(),
                                                own() ? joined.path() : TextPath.NONE,
                                                id -> named(m, id),
                                                hidden,
                                                view.boxes(),
                                                view.whole())));
    }

    private String named(LanguageModel atWork, int id) {
        return points.nameOf(id).orElseGet(() -> Described.label(atWork.vocabulary().shown(id)));
    }

    /// The tokens that are shown.
    Described points() {
        return points;
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
