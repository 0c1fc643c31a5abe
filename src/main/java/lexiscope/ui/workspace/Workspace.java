package lexiscope.ui.workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import lexiscope.format.hub.HubSettings;
import lexiscope.model.LanguageModel;
import lexiscope.projection.Projection;
import lexiscope.store.AppDirectories;
import lexiscope.store.LayoutCache;
import lexiscope.store.Settings;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.TypingHistory;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The open models and which of them is looked at; what is theirs together: the text, the notices,
/// the page, the models at hand.
///
/// There is always a session that is looked at; where no model is open it is an empty one, which
/// the first model opened fills. One that is not looked at keeps everything of its own and hears of
/// the text when it is looked at again. To be used on the window's thread.
public final class Workspace {
    private final Tasks tasks;
    private final LayoutCache maps;
    private final ObservableList<Session> sessions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Session> looked;
    private final ObjectProperty<Typed> text = new SimpleObjectProperty<>(Typed.of(""));
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final ObjectProperty<TextReading> reading =
            new SimpleObjectProperty<>(TextReading.DEFAULT);
    private final ObjectProperty<List<String>> columns =
            new SimpleObjectProperty<>(Settings.DEFAULT.columns());
    private final TypingHistory typing = new TypingHistory();
    private final ObjectProperty<List<Notice>> notices = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.PANELS);
    private final ReadOnlyObjectWrapper<Optional<TensorQuestion>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Opening opening;
    private final Library library;
    private final Fetching fetching;
    private final ClosedModels closed = new ClosedModels(this);
    private final ObservableValue<Optional<LanguageModel>> shown;
    private final Map<Session, Integer> turns = new WeakHashMap<>();
    private Subscription joined = Subscription.EMPTY;

    /// A workspace with the person's own places and settings of the hub.
    public Workspace(Tasks tasks) {
        this(tasks, AppDirectories.here(), HubSettings::here);
    }

    /// @param places where lists, fetched models and finished maps are kept
    /// @param hub where the hub and its cache are; asked when it is needed, since it may refuse
    public Workspace(Tasks tasks, AppDirectories places, Supplier<HubSettings> hub) {
        this.tasks = tasks;
        maps = new LayoutCache(places.data().resolve("maps"));
        library = new Library(tasks, this::tell, places, hub);
        fetching = new Fetching(this, hub);
        opening = new Opening(this);
        looked = new ReadOnlyObjectWrapper<>(empty());
        shown = looked.flatMap(Session::shown);
        join(looked.get());
        text.subscribe((_, typed) -> hear(typed));
        keep(reading, Settings::reading, Settings::withReading);
        keep(columns, Settings::columns, Settings::withColumns);
        sessions.subscribe(() -> List.copyOf(sessions).forEach(Session::othersChanged));
    }

    /// Keeps a part of the settings as a property of its own.
    private <T> void keep(
            ObjectProperty<T> part,
            Function<Settings, T> of,
            BiFunction<Settings, T, Settings> with) {
        part.subscribe((_, now) -> settings.set(with.apply(settings.get(), now)));
        settings.subscribe((_, now) -> part.set(of.apply(now)));
    }

    private Session empty() {
        var session = new Session(tasks, this::tell, maps, this::remembered, this::donors);
        session.map().projection().subscribe((_, now) -> remember(now));
        session.reading().bindBidirectional(reading);
        return session;
    }

    /// The open models that vectors may be taken from, by what they were read from.
    private Map<Path, LanguageModel> donors() {
        Map<Path, LanguageModel> donors = new LinkedHashMap<>();
        for (Session session : sessions) {
            session.opened()
                    .get()
                    .filter(m -> m.matrix().isPresent() && m.tokenizer().isPresent())
                    .filter(_ -> !session.paths().isEmpty())
                    .ifPresent(m -> donors.putIfAbsent(session.paths().getFirst(), m));
        }
        return donors;
    }

    private void remember(Projection projection) {
        if (!projection.choices().isEmpty()) {
            settings.set(settings.get().withProjection(projection.name(), projection.options()));
        }
    }

    private Projection remembered(Projection kind) {
        return kind.with(settings.get().projections().getOrDefault(kind.name(), Map.of()));
    }

    /// The door to threads, and the list of what runs.
    public Tasks tasks() {
        return tasks;
    }

    /// Lets go of what the models that are not looked at can make again: memory is short.
    public void rest() {
        for (Session session : sessions) {
            if (!session.equals(looked.get())) {
                session.rest();
            }
        }
    }

    /// The open models, in the order of the switcher. Not to be changed but by this class.
    public ObservableList<Session> sessions() {
        return sessions;
    }

    /// The one that is looked at.
    public ReadOnlyObjectProperty<Session> looked() {
        return looked.getReadOnlyProperty();
    }

    /// The text as typed, the same for all of them.
    public ObjectProperty<Typed> text() {
        return text;
    }

    /// What the person set.
    public ObjectProperty<Settings> settings() {
        return settings;
    }

    /// How the text is read, the same for all of them; kept in the settings.
    public ObjectProperty<TextReading> reading() {
        return reading;
    }

    /// What the table of tokens shows of each beside its id, by the ids of values: the same for all
    /// open models; kept in the settings.
    public ObjectProperty<List<String>> columns() {
        return columns;
    }

    /// What was typed.
    public TypingHistory typing() {
        return typing;
    }

    /// The model that is looked at, with its trials.
    public ObservableValue<Optional<LanguageModel>> shown() {
        return shown;
    }

    /// A value of whichever session is looked at.
    public <T> ObservableValue<T> seen(Function<Session, ? extends ObservableValue<T>> value) {
        return looked.flatMap(value);
    }

    /// Looks at another open model.
    public void look(Session session) {
        if (session.equals(looked.get())) {
            return;
        }
        Session before = looked.get();
        before.hover().set(-1);
        join(session);
        looked.set(session);
    }

    /// From now on the text is joined with this session's alone.
    private void join(Session session) {
        joined.unsubscribe();
        Typed now = text.get();
        Typed known = session.text().get();
        if (now.version() != known.version() || !now.text().equals(known.text())) {
            // it did not hear of every edit, so it must not take the last for the only one
            session.text().set(new Typed(now.text(), now.version(), null));
        }
        joined = session.text().subscribe((_, typed) -> text.set(typed));
    }

    private void hear(Typed typed) {
        Typed known = looked.get().text().get();
        if (typed.version() != known.version() || !typed.text().equals(known.text())) {
            looked.get().text().set(typed);
        }
    }

    /// Looks at the next open model, or at the one before; round at the ends.
    public void lookNext(boolean back) {
        int n = sessions.size();
        if (n > 1) {
            int now = sessions.indexOf(looked.get());
            look(sessions.get(Math.floorMod(now + (back ? -1 : 1), n)));
        }
    }

    /// Moves an open model to another place in the switcher.
    ///
    /// @param by places to the right, or to the left where negative; no further than the end
    public void move(Session session, int by) {
        int from = sessions.indexOf(session);
        int to = Math.clamp((long) from + by, 0, sessions.size() - 1);
        if (from >= 0 && to != from) {
            var next = new ArrayList<>(sessions);
            next.add(to, next.remove(from));
            sessions.setAll(next);
        }
    }

    /// Closes a model: its work ends, its files are let go. Its neighbour in the switcher is looked
    /// at, or an empty session where it was the last. It can be had back from [#closed()].
    public void close(Session session) {
        int at = sessions.indexOf(session);
        if (at < 0) {
            return;
        }
        closed.keep(session, at);
        sessions.remove(at);
        if (session.equals(looked.get())) {
            look(sessions.isEmpty() ? empty() : sessions.get(Math.min(at, sessions.size() - 1)));
        }
        session.close();
    }

    /// Puts a model that was read among the open ones; an empty session takes it. The focus goes to
    /// the token of the same bytes as in the one looked at.
    ///
    /// @param paths what it was read from
    /// @param turn counts what was asked for: what was asked for earlier stands before it
    Session add(LanguageModel model, List<Path> paths, int turn) {
        Session before = looked.get();
        Session session = before.opened().get().isEmpty() ? before : empty();
        session.fill(model, paths, before.focusedBytes());
        int at = sessions.size();
        while (at > 0 && turns.getOrDefault(sessions.get(at - 1), 0) > turn) {
            at--;
        }
        turns.put(session, turn);
        sessions.add(at, session);
        closed.opened(paths);
        return session;
    }

    /// The open model that was read from these paths.
    Optional<Session> of(List<Path> paths) {
        return sessions.stream().filter(s -> s.paths().equals(paths)).findFirst();
    }

    /// Sentences for the person, newest last.
    public ObjectProperty<List<Notice>> notices() {
        return notices;
    }

    /// Tells the person something.
    public void tell(Notice notice) {
        var all = new ArrayList<>(notices.get());
        all.removeIf(n -> n.text().equals(notice.text()));
        all.add(notice);
        notices.set(List.copyOf(all));
    }

    /// Takes a notice away.
    public void dismiss(Notice notice) {
        var all = new ArrayList<>(notices.get());
        all.remove(notice);
        notices.set(List.copyOf(all));
    }

    /// Opens each folder as a model of its own, and files as one model where they complete each
    /// other; a plain text goes to the text. What is open stays.
    public void open(List<Path> paths) {
        opening.open(paths, Opening.REMEMBERED);
    }

    /// Opens the sample, which does not count as a recent model.
    ///
    /// @param token text of the token to focus
    public void openSample(Path sample, String token) {
        opening.open(
                List.of(sample),
                new Opening.Asked(
                        false,
                        true,
                        session ->
                                session.opened().get().stream()
                                        .flatMap(m -> m.vocabulary().find(token).stream())
                                        .findFirst()
                                        .ifPresent(session::reveal)));
    }

    /// Opens paths and does something with each session that comes of it.
    ///
    /// @param look whether what comes is looked at
    void open(List<Path> paths, boolean look, Consumer<Session> then) {
        opening.open(paths, new Opening.Asked(true, look, then));
    }

    /// The models at hand.
    public Library library() {
        return library;
    }

    /// The models that were closed, to be had back.
    public ClosedModels closed() {
        return closed;
    }

    /// What is fetched from the hub.
    public Fetching fetching() {
        return fetching;
    }

    /// What stands in the middle of the window.
    public ObjectProperty<Page> page() {
        return page;
    }

    /// Which tensor to take, where only the person knows.
    public ReadOnlyObjectProperty<Optional<TensorQuestion>> question() {
        return question.getReadOnlyProperty();
    }

    void ask(TensorQuestion asked) {
        question.set(Optional.of(asked));
    }

    /// Answers the question.
    ///
    /// @param tensor the one to take, or "" to take none and leave everything as it is
    public void answer(String tensor) {
        Optional<TensorQuestion> asked = question.get();
        question.set(Optional.empty());
        if (!tensor.isEmpty()) {
            asked.ifPresent(q -> q.answer().accept(tensor));
        }
    }
}
