package lexiscope.app;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

import lexiscope.store.Settings;
import lexiscope.store.SettingsFile;
import lexiscope.ui.session.Notice;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.workspace.Workspace;

import java.io.IOException;

/// Joins the settings of the window with their file: read at the start, written after a pause, and
/// at the end.
final class SettingsKeeper {
    private static final Duration PAUSE = Duration.seconds(1);

    private final Workspace workspace;
    private final SettingsFile file;
    private final Channel writing;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Settings written;
    private boolean told;

    /// Reads the file into the workspace's settings.
    SettingsKeeper(Workspace workspace, SettingsFile file) {
        this.workspace = workspace;
        this.file = file;
        writing = workspace.tasks().channel();
        SettingsFile.Read read = file.read();
        written = read.settings();
        workspace.settings().set(written);
        read.problem().ifPresent(p -> workspace.tell(new Notice(Notice.Kind.WARNING, p)));
        pause.setOnFinished(_ -> write());
        workspace.settings().subscribe((_, _) -> pause.playFromStart());
    }

    private void write() {
        Settings before = written;
        Settings now = workspace.settings().get();
        if (now.equals(before)) {
            return;
        }
        written = now;
        writing.run(
                "",
                null,
                _ -> {
                    file.write(before, now);
                    return now;
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Failed<Settings> why -> refused(why.sentence());
                        case Outcome.Done<Settings> _, Outcome.Stopped<Settings> _ -> {}
                    }
                });
    }

    private void refused(String why) {
        if (!told) {
            told = true;
            workspace.tell(
                    new Notice(
                            Notice.Kind.WARNING,
                            "Settings cannot be kept: "
                                    + file.file()
                                    + " could not be written ("
                                    + why
                                    + "). They hold until the window is closed."));
        }
    }

    /// Writes what was not written yet, before the program ends.
    void end() {
        pause.stop();
        Settings now = workspace.settings().get();
        if (!now.equals(written)) {
            try {
                file.write(written, now);
            } catch (IOException e) {
                // said before, or too late to be said
                written = now;
            }
        }
    }
}
