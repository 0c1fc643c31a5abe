package lexiscope.ui.workspace;

import static java.util.stream.Collectors.joining;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.format.hub.FetchedModels;
import lexiscope.format.hub.HubCache;
import lexiscope.format.hub.HubSettings;
import lexiscope.model.LanguageModel;
import lexiscope.store.AppDirectories;
import lexiscope.store.Recent;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.Notice;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The models that are at hand: opened before, in the local cache of the hub, fetched before.
public final class Library {
    private final Channel looking;
    private final Channel writing;
    private final Consumer<Notice> tell;
    private final AppDirectories places;
    private final Supplier<HubSettings> hub;
    private final ReadOnlyObjectWrapper<Models> models = new ReadOnlyObjectWrapper<>(Models.NONE);

    /// The models at hand.
    ///
    /// @param recent opened before and still there, newest first
    /// @param cached in the local cache of the hub, by name
    /// @param fetched fetched by this program, by name
    /// @param cache the folder of the cache, for the sentence that it is empty
    public record Models(
            List<Recent.Entry> recent,
            List<HubCache.CachedModel> cached,
            List<FetchedModels.Fetched> fetched,
            String cache) {
        static final Models NONE = new Models(List.of(), List.of(), List.of(), "");

        public Models {
            recent = List.copyOf(recent);
            cached = List.copyOf(cached);
            fetched = List.copyOf(fetched);
        }
    }

    private record Looked(Models models, Optional<String> problem) {}

    Library(Tasks tasks, Consumer<Notice> tell, AppDirectories places, Supplier<HubSettings> hub) {
        looking = tasks.channel();
        writing = tasks.channel();
        this.tell = tell;
        this.places = places;
        this.hub = hub;
    }

    /// What is at hand, as last looked up.
    public ReadOnlyObjectProperty<Models> models() {
        return models.getReadOnlyProperty();
    }

    /// Where fetched models go.
    FetchedModels fetched() {
        return new FetchedModels(places.data().resolve("hub"));
    }

    /// Looks again.
    public void refresh() {
        looking.run(
                "",
                null,
                _ -> look(),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Looked> done -> show(done.value());
                        case Outcome.Failed<Looked> why -> failed(why.sentence());
                        case Outcome.Stopped<Looked> _ -> {}
                    }
                });
    }

    private Looked look() {
        var read = Recent.in(places).read();
        var recent = read.entries().stream().filter(Recent.Entry::there).toList();
        Path cache = hub.get().cache();
        return new Looked(
                new Models(recent, HubCache.models(cache), fetched().models(), cache.toString()),
                read.problem());
    }

    private void show(Looked looked) {
        models.set(looked.models);
        looked.problem.ifPresent(p -> tell.accept(new Notice(Notice.Kind.WARNING, p)));
    }

    private void failed(String why) {
        tell.accept(
                new Notice(Notice.Kind.WARNING, "The models at hand could not be listed: " + why));
    }

    /// Where lists and settings are kept, for a person.
    public String kept() {
        return places.settings()
                + (places.data().startsWith(places.settings()) ? "" : "\n" + places.data());
    }

    /// Forgets which models were opened.
    public void forget() {
        writing.run(
                "",
                null,
                _ -> Recent.in(places).forget(),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<?> _ -> refresh();
                        case Outcome.Failed<?> why -> failed(why.sentence());
                        case Outcome.Stopped<?> _ -> {}
                    }
                });
    }

    /// Puts a model first among the recent ones.
    void remember(List<Path> paths, LanguageModel model) {
        var entry = new Recent.Entry(paths, name(paths), about(model));
        writing.run(
                "",
                null,
                _ -> Recent.in(places).add(entry),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<?> _ -> refresh();
                        case Outcome.Failed<?> why ->
                                tell.accept(
                                        new Notice(
                                                Notice.Kind.WARNING,
                                                "The list of recent models could not be written: "
                                                        + why.sentence()));
                        case Outcome.Stopped<?> _ -> {}
                    }
                });
    }

    /// The folder's name; of a file with that of its folder, since many are `model.safetensors`.
    private static String name(List<Path> paths) {
        Path whole = paths.getFirst().toAbsolutePath().normalize();
        Path parent = whole.getParent();
        String file =
                paths.stream().map(p -> String.valueOf(p.getFileName())).collect(joining(" + "));
        return Files.isDirectory(whole) || parent == null || parent.getFileName() == null
                ? file
                : parent.getFileName() + "/" + file;
    }

    private static String about(LanguageModel model) {
        String rows =
                model.matrix()
                        .map(
                                m ->
                                        " · "
                                                + Numbers.whole(m.rows())
                                                + " × "
                                                + Numbers.whole(m.dim())
                                                + " "
                                                + m.dtype())
                        .orElse("");
        return model.facts().family() + rows;
    }
}
