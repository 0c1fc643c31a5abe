package lexiscope.ui.kit;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A piece of work under way, as the status strip shows it.
public final class Job {
    private final String title;
    private final long begun = System.nanoTime();
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private volatile boolean stopped;
    private volatile double latestDone;
    private volatile String latestWhat = "";

    Job(String title) {
        this.title = title;
    }

    /// What it does, or "" when it is not to be shown.
    public String title() {
        return title;
    }

    /// Share done, 0 to 1.
    public ReadOnlyDoubleProperty done() {
        return done.getReadOnlyProperty();
    }

    /// What it is at, and how long it will still take where that can be told.
    public ReadOnlyStringProperty what() {
        return what.getReadOnlyProperty();
    }

    /// Stops it at its next step.
    public void stop() {
        stopped = true;
    }

    /// Whether it was stopped.
    public boolean stopped() {
        return stopped;
    }

    void tell(double share, String step) {
        latestDone = share;
        latestWhat = step;
    }

    void show() {
        done.set(latestDone);
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean canTell = latestDone > 0.05 && seconds > 1;
        long left = Math.round(seconds / latestDone * (1 - latestDone));
        what.set(canTell ? latestWhat + " · " + left + " s left" : latestWhat);
    }
}
