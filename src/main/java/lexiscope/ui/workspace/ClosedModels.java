package lexiscope.ui.workspace;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import lexiscope.store.SavedSession;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models that were closed while the window was open, the latest last: each can be had back as
/// it was, with its trials and in its place.
public final class ClosedModels {
    private static final int KEPT = 10;

    /// @param at its place in the switcher
    private record Closed(SavedSession.Model model, int at) {}

    private final Workspace workspace;
    private final ObservableList<Closed> closed = FXCollections.observableArrayList();
    private final ObservableValue<Boolean> any = Bindings.isNotEmpty(closed);

    ClosedModels(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Whether there is one.
    public ObservableValue<Boolean> any() {
        return any;
    }

    /// Keeps what a session holds before it is closed; where that is more than a glance, it is
    /// said.
    void keep(Session session, int at) {
        var now = new Closed(SavedModels.of(session), at);
        if (now.model.paths().isEmpty()) {
            return;
        }
        closed.removeIf(c -> c.model.paths().equals(now.model.paths()));
        closed.add(now);
        if (closed.size() > KEPT) {
            closed.removeFirst();
        }
        List<String> work = work(now.model);
        if (!work.isEmpty()) {
            workspace.tell(
                    new Notice(
                            Notice.Kind.INFO,
                            now.model.name()
                                    + " was closed with "
                                    + String.join(" and ", work)
                                    + ".",
                            Optional.of(new Notice.Offer("Open again", () -> open(now)))));
        }
    }

    private static List<String> work(SavedSession.Model model) {
        var work = new ArrayList<String>();
        if (!model.trials().isEmpty()) {
            work.add(counted(model.trials().size(), "trial"));
        }
        if (!model.sets().isEmpty()) {
            work.add(counted(model.sets().size(), "named set"));
        }
        return work;
    }

    private static String counted(int n, String noun) {
        return n == 1 ? "its " + noun : "its " + n + " " + noun + "s";
    }

    /// Opens the one that was closed last; nothing where none was.
    public void openLast() {
        if (!closed.isEmpty()) {
            open(closed.getLast());
        }
    }

    /// A model that is open again by itself is no longer among the closed ones.
    void opened(List<Path> paths) {
        closed.removeIf(c -> c.model.paths().equals(paths));
    }

    private void open(Closed one) {
        Optional<Session> there = workspace.of(one.model.paths());
        if (there.isPresent()) {
            // opened by hand meanwhile: what was done is done to it, unless it has work of its own
            if (there.get().trials().get().isEmpty()) {
                SavedModels.restore(one.model, there.get());
            }
            workspace.look(there.get());
            return;
        }
        if (!one.model.there()) {
            // it stays at hand: the disk may come back
            workspace.tell(new Notice(Notice.Kind.WARNING, SavedModels.gone(one.model)));
            return;
        }
        closed.remove(one);
        workspace.open(
                one.model.paths(),
                true,
                session -> {
                    SavedModels.restore(one.model, session);
                    workspace.move(session, one.at - workspace.sessions().indexOf(session));
                });
    }
}
