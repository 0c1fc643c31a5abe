package lexiscope.ui.session.map;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.quality.MapQuality;
import lexiscope.store.LayoutCache;
import lexiscope.trial.Tried;
import lexiscope.ui.task.Tasks;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The map of an open model: what it is to be, what it is, and what is known of its points. To be
/// used on the window's thread.
public final class SessionMap {
    /// What the map is made of.
    ///
    /// @param opened the model as its files have it, whose rows are shown
    /// @param shown the model at work, whose tried rows are placed among them
    /// @param tried what the trials come to
    /// @param space in which rows are seen
    public record Of(
            ObservableValue<Optional<LanguageModel>> opened,
            ObservableValue<Optional<LanguageModel>> shown,
            ObservableValue<Optional<Tried>> tried,
            ObservableValue<Space> space) {}

    private final ObjectProperty<Projection> projection = new SimpleObjectProperty<>(new Pca());
    private final UnaryOperator<Projection> remembered;
    private final Mapping mapping;
    private final MapEvaluation evaluation;
    private final Colouring colouring;
    private final Placing placing;

    /// @param of what the map is made of
    /// @param preferred the tokens that a map of few takes first
    /// @param maps where finished maps are kept
    /// @param remembered a projection with the options that it was made with last
    public SessionMap(
            Tasks tasks,
            Of of,
            PreferredTokens preferred,
            LayoutCache maps,
            UnaryOperator<Projection> remembered) {
        this.remembered = remembered;
        mapping = new Mapping(tasks, of, projection, preferred, new MapCache(maps));
        evaluation = new MapEvaluation(tasks, of.opened(), state());
        colouring = new Colouring(tasks, of.opened(), state());
        placing = new Placing(tasks, of, state());
    }

    /// The projection that is wanted.
    public ObjectProperty<Projection> projection() {
        return projection;
    }

    /// Maps by another projection, with the options that it had last.
    public void project(Projection kind) {
        projection.set(remembered.apply(kind));
    }

    /// The map, and what is being made of it.
    public ReadOnlyObjectProperty<MapState> state() {
        return mapping.map();
    }

    /// Whether the map can be gone on with.
    public ReadOnlyObjectProperty<Continuing> continuing() {
        return mapping.continuing();
    }

    /// Goes on with a map that was stopped, or adds 250 iterations to a finished one.
    public void resume() {
        mapping.resume();
    }

    /// Makes the map anew, also where it was kept from before.
    public void remake() {
        mapping.remake();
    }

    /// Changes the exaggeration of a t-SNE for the iterations to come.
    ///
    /// @param factor 1 to 20
    public void exaggerate(double factor) {
        mapping.exaggerate(factor);
    }

    /// Lets go of what only a map that goes on needs.
    public void rest() {
        mapping.rest();
    }

    /// How far the finished map can be trusted; empty until it is known.
    public ReadOnlyObjectProperty<Optional<MapQuality>> quality() {
        return evaluation.quality();
    }

    /// What the map is coloured by.
    public ObjectProperty<ColourBy> colourBy() {
        return colouring.by();
    }

    /// What is known of each point for its colour.
    public ReadOnlyObjectProperty<Colours> colours() {
        return colouring.colours();
    }

    /// Where tried tokens lie on the map.
    public ReadOnlyObjectProperty<List<Placed>> placed() {
        return placing.placed();
    }
}
