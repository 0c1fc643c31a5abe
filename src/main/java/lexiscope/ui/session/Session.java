package lexiscope.ui.session;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import lexiscope.embedding.RowNorms;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Projection;
import lexiscope.store.LayoutCache;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokens.TokenSet;
import lexiscope.trial.Trials;
import lexiscope.trial.Tried;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.trim.TokenFrequencies;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.history.History;
import lexiscope.ui.session.map.PreferredTokens;
import lexiscope.ui.session.map.SessionMap;
import lexiscope.ui.task.Tasks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One open model as the panels share it: what is tried on it, the text, the focused token, how
/// rows are seen. Each open model has a session of its own; a session that was closed stays empty.
///
/// Values are immutable and live in properties; derived ones are set by the classes of this package
/// and are read-only to panels. To be used on the window's thread.
public final class Session {
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<LanguageModel>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Trials> trials = new ReadOnlyObjectWrapper<>(Trials.NONE);
    private final ObjectProperty<Typed> text = new SimpleObjectProperty<>(Typed.of(""));
    private final ObjectProperty<Focus> focus = new SimpleObjectProperty<>(Focus.NONE);
    private final ReadOnlyIntegerWrapper focusedId = new ReadOnlyIntegerWrapper(-1);
    private final IntegerProperty hover = new SimpleIntegerProperty(-1);
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.DEFAULT);
    private final History history = new History();
    private final ObjectProperty<String> filter = new SimpleObjectProperty<>("");
    private final ObjectProperty<List<TokenSet>> sets = new SimpleObjectProperty<>(List.of());
    private final Consumer<Notice> tell;
    private final ObjectProperty<TextReading> reading =
            new SimpleObjectProperty<>(TextReading.DEFAULT);
    private final Splitting splitting;
    private final TextColouring textColouring;
    private final Counting counting;
    private final Trying trying;
    private final Measuring measuring;
    private final SessionMap map;
    private final NeighbourSearch nearing;
    private final Stepping stepping;
    private final Exporting exporting;
    private List<Path> paths = List.of();

    /// A session without a model.
    ///
    /// @param tell hears sentences for the person
    /// @param maps where finished maps are kept
    /// @param remembered a projection with the options that it was made with last
    /// @param others the other open models by their paths, of which vectors may be taken
    public Session(
            Tasks tasks,
            Consumer<Notice> tell,
            LayoutCache maps,
            UnaryOperator<Projection> remembered,
            Supplier<Map<Path, LanguageModel>> others) {
        this.tasks = tasks;
        this.tell = tell;
        focus.subscribe(f -> focusedId.set(f.id()));
        text.subscribe((old, typed) -> focus.set(focus.get().after(old, typed)));
        trying = new Trying(this, others);
        splitting = new Splitting(this);
        measuring = new Measuring(tasks, shown(), tell);
        map =
                new SessionMap(
                        tasks,
                        new SessionMap.Of(opened, shown(), tried(), view.map(View::space)),
                        new Preferred(),
                        maps,
                        remembered);
        counting =
                new Counting(
                        tasks,
                        trying.shown(),
                        why ->
                                tell.accept(
                                        new Notice(
                                                Notice.Kind.ERROR,
                                                "The texts could not be counted: " + why)));
        textColouring =
                new TextColouring(
                        tasks,
                        trying.shown(),
                        reading.map(TextReading::colour),
                        focusedId,
                        view,
                        counting.frequencies());
        nearing = new NeighbourSearch(tasks, shown(), focusedId, view);
        stepping = new Stepping(tasks, shown(), split(), focus);
        exporting = new Exporting(tasks, shown(), tell);
        history.follow(selection, (_, _) -> false, Edits::selection);
        history.follow(filter, Edits::filterGoesOn, Edits::filter);
        history.follow(sets, (_, _) -> false, Edits::sets);
    }

    /// The door to threads, and the list of what runs.
    public Tasks tasks() {
        return tasks;
    }

    /// The model as its files have it.
    public ReadOnlyObjectProperty<Optional<LanguageModel>> opened() {
        return opened.getReadOnlyProperty();
    }

    /// The tokens tried on it.
    public ReadOnlyObjectProperty<Trials> trials() {
        return trials.getReadOnlyProperty();
    }

    /// What the trials come to; empty where none counts, and until it is known. May lag behind
    /// them.
    public ReadOnlyObjectProperty<Optional<Tried>> tried() {
        return trying.tried();
    }

    /// What first vectors of the opened model are made of; empty without a tokenizer.
    public Optional<Grounds> grounds() {
        return trying.grounds();
    }

    /// The model at work, with the trials that count: what every panel shows. Follows the trials as
    /// soon as they are carried out.
    public ReadOnlyObjectProperty<Optional<LanguageModel>> shown() {
        return trying.shown();
    }

    /// The text as typed.
    public ObjectProperty<Typed> text() {
        return text;
    }

    /// How the text is read: what is encoded of it, and what its pieces are coloured by.
    public ObjectProperty<TextReading> reading() {
        return reading;
    }

    /// How the text is encoded then.
    public EncodeOptions encodeOptions() {
        return splitting.options();
    }

    /// What is known of each token for the colour of its pieces in the text.
    public ReadOnlyObjectProperty<TextColours> textColours() {
        return textColouring.colours();
    }

    /// How often each token occurs in the texts that were counted; empty until they are.
    public ReadOnlyObjectProperty<Optional<TokenFrequencies>> frequencies() {
        return counting.frequencies();
    }

    /// Counts the tokens of text files, however long, and colours the text by how often each
    /// occurs.
    public void count(List<Path> files) {
        counting.count(files);
        reading.set(reading.get().withColour(TextColour.COUNT.name()));
    }

    /// Its tokens; may lag behind the text.
    public ReadOnlyObjectProperty<TextSplit> split() {
        return splitting.split();
    }

    /// How far the split is.
    public ReadOnlyObjectProperty<? extends Derivation<?>> splitState() {
        return splitting.state();
    }

    /// Splits the text again, after that failed or was stopped.
    public void splitAgain() {
        splitting.again();
    }

    /// The focused token.
    public ObjectProperty<Focus> focus() {
        return focus;
    }

    /// The focused token's id, or -1; does not change where only its place in the text moves.
    public ReadOnlyIntegerProperty focusedId() {
        return focusedId.getReadOnlyProperty();
    }

    /// The token under the pointer anywhere, or -1. Never scrolls anything.
    public IntegerProperty hover() {
        return hover;
    }

    /// Tokens chosen in the table or on the map.
    public ObjectProperty<Selection> selection() {
        return selection;
    }

    /// The line that the vocabulary is filtered by.
    public ObjectProperty<String> filter() {
        return filter;
    }

    /// The sets of tokens that have a name, in the order in which they were named; each name once.
    public ObjectProperty<List<TokenSet>> sets() {
        return sets;
    }

    /// Gives the selection a name; a set that had the name is replaced.
    ///
    /// @throws IllegalArgumentException with a sentence where it is no name, or nothing is selected
    public void nameSelection(String name) {
        sets.set(SetNames.with(sets.get(), name, selection.get()));
    }

    /// What was done to this model and can be taken back.
    public History history() {
        return history;
    }

    /// The space and the similarity that rows are seen with.
    public ObjectProperty<View> view() {
        return view;
    }

    /// The map.
    public SessionMap map() {
        return map;
    }

    /// How the word of the focused piece became tokens.
    public ReadOnlyObjectProperty<Optional<WordSteps>> steps() {
        return stepping.steps();
    }

    /// The norms of all rows of the model shown.
    public ReadOnlyObjectProperty<RowNorms> norms() {
        return measuring.norms();
    }

    /// The neighbours of the focused token.
    public ReadOnlyObjectProperty<Nearest> nearest() {
        return nearing.nearest();
    }

    /// How far the neighbours are.
    public ReadOnlyObjectProperty<? extends Derivation<?>> nearestState() {
        return nearing.state();
    }

    /// Looks for the neighbours again, after that failed or was stopped.
    public void findNearestAgain() {
        nearing.again();
    }

    /// Tells the person something.
    public void tell(Notice notice) {
        tell.accept(notice);
    }

    /// What the model was read from; empty where none is open.
    public List<Path> paths() {
        return paths;
    }

    /// Writes what is shown into a file; its ending says what of it and in which form.
    public void export(Path file) {
        exporting.export(file);
    }

    /// Lets go of what can be made again: figures of the matrix, words that were met, and what a
    /// map needs only to go on. Trials, selection, sets and the map itself stay.
    public void rest() {
        map.rest();
        opened().get().ifPresent(LanguageModel::rest);
    }

    /// Makes a token the focused one, wherever it is shown.
    public void reveal(int id) {
        focus.set(Focus.of(id));
    }

    /// Tries these tokens instead: an edit that can be taken back; the last new one is focused.
    public void tryOut(Trials next) {
        TrialEdits.tryOut(next, trials, focus, trying, history);
    }

    /// Takes the last trial back, as an edit, and says whether there was one.
    public boolean undoTrial() {
        Trials now = trials.get();
        if (!now.isEmpty()) {
            tryOut(now.without(now.size() - 1));
        }
        return !now.isEmpty();
    }

    /// How far the carrying out of trials is.
    public ReadOnlyObjectProperty<Derivation<Optional<Tried>>> trying() {
        return trying.state();
    }

    private void set(Trials next, TunedRows rows) {
        trials.set(next);
        trying.tune(rows);
    }

    /// Tuned rows of new tokens: they stand for first vectors until rows begin otherwise.
    public ReadOnlyObjectProperty<TunedRows> tuned() {
        return trying.tuned();
    }

    /// Puts tuned rows in the place of first vectors; with none, first vectors are there again.
    public void tune(TunedRows rows) {
        trying.tune(rows);
    }

    /// The other open models that vectors may be taken from: their names by their paths.
    public Map<Path, String> others() {
        return trying.offered();
    }

    /// Other models were opened or closed, of which vectors may be taken.
    public void othersChanged() {
        trying.carryOut();
    }

    /// Takes a model into an empty session.
    ///
    /// @param from what it was read from
    /// @param focused bytes of the token to focus where it has one
    public void fill(LanguageModel model, List<Path> from, Optional<byte[]> focused) {
        paths = List.copyOf(from);
        focus.set(Focus.NONE);
        opened.set(Optional.of(model));
        set(Trials.NONE, TunedRows.NONE);
        history.clear();
        focused.map(bytes -> model.vocabulary().find(new String(bytes, StandardCharsets.UTF_8)))
                .filter(ids -> !ids.isEmpty())
                .ifPresent(ids -> reveal(ids.getFirst()));
    }

    /// The bytes of the focused token, where there is one.
    public Optional<byte[]> focusedBytes() {
        return shown().get()
                .filter(m -> m.vocabulary().has(focus.get().id()))
                .map(m -> m.vocabulary().bytes(focus.get().id()));
    }

    /// Lets the model go: what is made from it ends and is forgotten; a file that is being written
    /// is written to its end.
    public void close() {
        Optional<LanguageModel> old = opened.get();
        selection.set(Selection.NONE);
        hover.set(-1);
        focus.set(Focus.NONE);
        opened.set(Optional.empty());
        set(Trials.NONE, TunedRows.NONE);
        filter.set("");
        sets.set(List.of());
        history.clear();
        old.ifPresent(LanguageModel::close);
    }

    /// What a map of few tokens takes first.
    private final class Preferred implements PreferredTokens {
        @Override
        public int[] selected() {
            return selection.get().ids().toArray();
        }

        @Override
        public int[] ofText(LanguageModel model) {
            return splitting.idsOf(model);
        }
    }
}
