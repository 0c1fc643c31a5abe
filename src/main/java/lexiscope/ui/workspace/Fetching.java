package lexiscope.ui.workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.hub.FetchedModels;
import lexiscope.format.hub.HubChoiceException;
import lexiscope.format.hub.HubException;
import lexiscope.format.hub.HubFetch;
import lexiscope.format.hub.HubFile;
import lexiscope.format.hub.HubName;
import lexiscope.format.hub.HubPlan;
import lexiscope.format.hub.HubSettings;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.task.Task;
import lexiscope.ui.task.Work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Fetches a model from the hub: asks first what it takes, then brings it when told so, and opens
/// it.
public final class Fetching {
    private final Workspace workspace;
    private final Supplier<HubSettings> hub;
    private final ReadOnlyObjectWrapper<FetchState> state =
            new ReadOnlyObjectWrapper<>(new FetchState.Idle());
    private final Channel channel;
    private final ReadOnlyObjectWrapper<Optional<Task>> task =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    Fetching(Workspace workspace, Supplier<HubSettings> hub) {
        this.workspace = workspace;
        this.hub = hub;
        channel = workspace.tasks().channel();
    }

    /// How far it is.
    public ReadOnlyObjectProperty<FetchState> state() {
        return state.getReadOnlyProperty();
    }

    /// The work under way, for its progress.
    public ReadOnlyObjectProperty<Optional<Task>> task() {
        return task.getReadOnlyProperty();
    }

    /// Asks the hub what a model takes; nothing is written.
    ///
    /// @param model `organisation/name[@revision]`
    /// @param file the file of weights on the hub, or "" to find it
    public void look(String model, String file) {
        String named = file.strip();
        look(model, named.isEmpty() ? fileIn(model) : named, "");
    }

    private static String fileIn(String model) {
        try {
            return HubName.file(model);
        } catch (IllegalArgumentException e) {
            // said when the name is read
            return "";
        }
    }

    private void look(String model, String file, String tensor) {
        HubName name;
        try {
            name = HubName.parse(model);
        } catch (IllegalArgumentException e) {
            channel.drop();
            task.set(Optional.empty());
            state.set(new FetchState.Refused(String.valueOf(e.getMessage())));
            return;
        }
        state.set(new FetchState.Looking(name));
        run(
                "Asking the hub for " + name,
                p -> planned(new HubFetch(hub.get()).plan(name, file, tensor, p)),
                state::set,
                e -> refused(name, e, choice -> look(model, file, choice)));
    }

    private FetchState.Planned planned(HubPlan plan) {
        Path folder = workspace.library().fetched().folder(plan.name());
        if (plan.bytes() == 0 && FetchedModels.in(folder).isEmpty()) {
            return new FetchState.Planned(plan, folder, -1, opened(folder));
        }
        long have =
                Stream.of(FetchedModels.unfinished(folder), FetchedModels.in(folder))
                        .flatMap(Optional::stream)
                        // a part of no known version is brought anew
                        .filter(f -> f.complete() || !plan.tag().isEmpty())
                        .filter(f -> f.tensor().equals(plan.found().tensor()))
                        .filter(f -> f.version().equals(plan.tag()))
                        .mapToLong(FetchedModels.Fetched::have)
                        .max()
                        .orElse(0);
        return new FetchState.Planned(plan, folder, have, opened(folder));
    }

    private boolean opened(Path folder) {
        return workspace.sessions().stream()
                .flatMap(o -> o.opened().get().stream())
                .flatMap(m -> m.facts().sources().stream())
                .anyMatch(s -> Path.of(s).startsWith(folder));
    }

    private void refused(HubName name, Throwable e, Consumer<String> again) {
        if (e instanceof HubChoiceException c) {
            state.set(new FetchState.Choosing(name, c.files()));
        } else if (e instanceof UnreadableFileException u && !u.choices().isEmpty()) {
            state.set(new FetchState.Idle());
            workspace.ask(new TensorQuestion(u.question(), u.choices(), again));
        } else {
            state.set(new FetchState.Refused(sentence(e)));
        }
    }

    /// Takes one of several files of weights.
    public void choose(HubFile file) {
        if (state.get() instanceof FetchState.Choosing c) {
            look(c.name().toString(), file.path(), "");
        }
    }

    /// Brings what was planned, or goes on where it was stopped, and opens it. Asks first where
    /// that writes over the model that is open; called again, it does it.
    public void fetch() {
        switch (state.get()) {
            case FetchState.Planned p -> {
                if (opened(p.folder())) {
                    state.set(new FetchState.Asking(p));
                } else {
                    fetch(p.plan());
                }
            }
            case FetchState.Asking a -> fetch(a.planned().plan());
            case FetchState.Stopped s -> fetch(s.plan());
            case FetchState.Idle _,
                    FetchState.Looking _,
                    FetchState.Refused _,
                    FetchState.Choosing _,
                    FetchState.Running _ -> {}
        }
    }

    private void fetch(HubPlan plan) {
        Path folder = workspace.library().fetched().folder(plan.name());
        state.set(new FetchState.Running(plan));
        run(
                "Fetching " + plan.name(),
                p -> {
                    new HubFetch(hub.get()).run(plan, folder, p);
                    return folder;
                },
                this::open,
                e -> {
                    state.set(new FetchState.Stopped(plan, sentence(e)));
                    workspace.library().refresh();
                });
    }

    private void open(Path folder) {
        state.set(new FetchState.Idle());
        workspace.open(List.of(folder));
    }

    /// Opens what is there already of a plan that was fetched before.
    public void openFetched() {
        if (state.get() instanceof FetchState.Planned p && p.have() >= p.plan().bytes()) {
            open(p.folder());
        }
    }

    /// Stops what is under way; what came stays.
    public void stop() {
        if (channel.running()) {
            channel.stop();
        } else {
            stopped();
        }
    }

    private void stopped() {
        if (state.get() instanceof FetchState.Running running) {
            state.set(
                    new FetchState.Stopped(
                            running.plan(),
                            "Stopped. What has come is kept; go on when you like."));
            workspace.library().refresh();
        } else {
            state.set(new FetchState.Idle());
        }
    }

    private <T> void run(String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        FetchState before = state.get();
        Task running =
                channel.run(
                        title,
                        null,
                        work,
                        outcome -> {
                            task.set(Optional.empty());
                            switch (outcome) {
                                case Outcome.Done<T> made -> done.accept(made.value());
                                case Outcome.Failed<T> why -> failed.accept(why.cause());
                                case Outcome.Stopped<T> _ -> stopped();
                            }
                        });
        // work that was done at once left its state and has no progress
        if (state.get().equals(before)) {
            task.set(Optional.of(running));
        }
    }

    private static String sentence(Throwable e) {
        return switch (e) {
            case HubException h -> h.sentence();
            case UnreadableFileException u -> u.sentence();
            case IOException io -> "The files could not be written: " + io.getMessage();
            default -> String.valueOf(e.getMessage());
        };
    }
}
