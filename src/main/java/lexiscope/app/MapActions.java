package lexiscope.app;

import javafx.beans.value.ObservableValue;

import lexiscope.model.LanguageModel;
import lexiscope.projection.Projection;
import lexiscope.ui.action.Action;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.session.map.Continuing;
import lexiscope.ui.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The actions on the map, a line each.
final class MapActions {
    private static final String MAP = "Map";

    private MapActions() {}

    /// @param joinText joins the tokens of the text by a path over the map, or no longer
    static List<Action> of(
            Workspace workspace, ObservableValue<Boolean> withMatrix, Runnable joinText) {
        var all = new ArrayList<Action>();
        for (Projection p : Projection.all()) {
            all.add(
                    Action.of(
                                    "map." + p.name(),
                                    MAP,
                                    "Show the map as " + p.label(),
                                    () -> workspace.looked().get().map().project(p))
                            .when(withMatrix));
        }
        // asked of the model once for all of them
        var colours = workspace.seen(Session::opened).map(MapActions::colours);
        for (ColourBy by : ColourBy.every()) {
            all.add(
                    Action.of(
                                    "colour." + by.name(),
                                    MAP,
                                    "Colour the map by: " + by.label(),
                                    () -> workspace.looked().get().map().colourBy().set(by))
                            .when(colours.map(there -> there.contains(by))));
        }
        all.add(
                Action.of("map.path", MAP, "Join the text's tokens on the map, or not", joinText)
                        .by("shortcut+J")
                        .when(withMatrix));
        all.add(
                Action.of(
                                "map.again",
                                MAP,
                                "Make the map anew",
                                () -> workspace.looked().get().map().remake())
                        .when(withMatrix));
        all.add(
                Action.of(
                                "map.continue",
                                MAP,
                                "Go on with the map",
                                () -> workspace.looked().get().map().resume())
                        .when(
                                workspace
                                        .seen(s -> s.map().continuing())
                                        .map(
                                                c ->
                                                        c == Continuing.STOPPED
                                                                || c == Continuing.FINISHED)));
        return all;
    }

    private static List<ColourBy> colours(Optional<LanguageModel> model) {
        return model.filter(m -> m.matrix().isPresent()).map(ColourBy::all).orElse(List.of());
    }
}
