package lexiscope.app;

import lexiscope.store.SavedSession;
import lexiscope.store.Settings;
import lexiscope.ui.session.Notice;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.workspace.Saving;
import lexiscope.ui.workspace.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was open when the window was closed: kept then, and offered at the next start.
///
/// @param file where it is kept
record LastSession(Workspace workspace, Saving saving, Path file) {
    /// Keeps what is open; where that is nothing but the sample, nothing is kept.
    void keep() {
        SavedSession now = saving.now();
        try {
            if (worthKeeping(now)) {
                now.write(file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the program ends; what was kept before stays
            System.getLogger(LastSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "the session could not be kept", e);
        }
    }

    private static boolean worthKeeping(SavedSession session) {
        Optional<Path> sample = Samples.first().map(p -> p.toAbsolutePath().normalize());
        return session.models().stream()
                .anyMatch(
                        m ->
                                !m.paths().isEmpty()
                                        && (!m.trials().isEmpty()
                                                || sample.filter(s -> m.paths().equals(List.of(s)))
                                                        .isEmpty()));
    }

    /// Offers it, or opens it, as the settings say.
    void offer(Settings.Reopen how) {
        if (how == Settings.Reopen.NEVER) {
            return;
        }
        workspace
                .tasks()
                .channel()
                .run(
                        "",
                        null,
                        _ ->
                                Files.isRegularFile(file)
                                        ? Optional.of(SavedSession.read(file))
                                        : Optional.<SavedSession>empty(),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Optional<SavedSession>> done) {
                                done.value().ifPresent(s -> found(s, how));
                            }
                        });
    }

    private void found(SavedSession last, Settings.Reopen how) {
        if (how == Settings.Reopen.ALWAYS) {
            saving.open(last);
            return;
        }
        String names = last.models().stream().map(this::named).collect(Collectors.joining(", "));
        workspace.tell(
                new Notice(
                        Notice.Kind.INFO,
                        "Open last time: " + names + ".",
                        Optional.of(new Notice.Offer("Open again", () -> saving.open(last)))));
    }

    private String named(SavedSession.Model model) {
        int trials = model.trials().size();
        return trials == 0
                ? model.name()
                : model.name() + " with " + (trials == 1 ? "1 trial" : trials + " trials");
    }
}
