package lexiscope.ui.token;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.NeighbourList;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Nearest;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.View;
import lexiscope.ui.typography.RowLabel;

import java.util.List;

/// The tokens nearest to the focused one, with the choice of what they are compared by.
final class NearestTokens extends VBox {
    private final Session session;
    private final NeighbourList neighbours;
    private final Label valueName = new RowLabel();
    private final Label basis = new RowLabel();

    NearestTokens(Session session) {
        this.session = session;
        neighbours = new NeighbourList(session::reveal, id -> session.hover().set(id));
        var similarity =
                new Choice<>("Similarity", List.of(Similarity.values()), Similarity::label);
        var space = new Choice<>("Space", Space.ALL, Space::label);
        similarity.chosen().subscribe(_ -> setView(space, similarity));
        space.chosen().subscribe(_ -> setView(space, similarity));
        session.view()
                .subscribe(
                        v -> {
                            similarity.chosen().set(v.similarity());
                            space.chosen().set(v.space());
                        });
        similarity.write(s -> s.label() + " – " + meaning(s));
        space.write(s -> s.label() + " – " + meaning(s));
        similarity.setTooltip(new Tooltip("What neighbours are compared by"));
        space.setTooltip(new Tooltip("What is done to the rows before they are compared"));
        similarity.setId("similarity");
        space.setId("space");
        var nearHeader = new PanelHeader("Neighbours", similarity, space);
        nearHeader.getStyleClass().add("section-header");
        valueName.setMinWidth(Region.USE_PREF_SIZE);
        var columns = new HBox(10, small("token"), Icons.spacer(), valueName, gap(56));
        columns.getStyleClass().add("list-head");
        valueName.getStyleClass().add("small");
        basis.getStyleClass().add("hint");
        basis.setGraphic(Icons.of("fth-info"));
        var near = new StateFrame(neighbours);
        session.nearestState()
                .subscribe(
                        now ->
                                near.show(
                                        PanelState.of(
                                                now,
                                                "The list of neighbours",
                                                "",
                                                session::findNearestAgain),
                                        !session.nearest().get().list().isEmpty()));
        getChildren().addAll(nearHeader, columns, near, basis);
        session.nearest().subscribe(this::showNearest);
    }

    private static String meaning(Similarity similarity) {
        return switch (similarity) {
            case COSINE -> "the angle between rows";
            case DOT -> "angle and length together";
            case EUCLIDEAN -> "straight distance, less is nearer";
            case CSLS -> "cosine, less what rows near everything gain";
        };
    }

    private static String meaning(Space space) {
        return switch (space) {
            case Space.Raw _ -> "as stored";
            case Space.Centred _ -> "less the mean of all rows";
            case Space.AllButTheTop _ -> "centred, less the few leading directions";
            case Space.UnitNorm _ -> "length 1, only the direction counts";
            case Space.Whitened _ -> "the same spread along every direction";
        };
    }

    private static Region gap(double width) {
        var gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }

    private void setView(Choice<Space> space, Choice<Similarity> similarity) {
        session.view().set(new View(space.chosen().get(), similarity.chosen().get()));
    }

    private void showNearest(Nearest nearest) {
        session.shown()
                .get()
                .ifPresent(
                        m ->
                                neighbours.show(
                                        nearest.list(),
                                        nearest.view().similarity(),
                                        m.vocabulary()));
        boolean any = !nearest.list().isEmpty();
        valueName.setText(any ? NeighbourList.valueName(nearest.view().similarity()) : "");
        basis.setVisible(any);
        basis.setText("Exact over all rows · " + nearest.view().space().label() + " space");
    }

    private static Label small(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("small");
        return label;
    }
}
