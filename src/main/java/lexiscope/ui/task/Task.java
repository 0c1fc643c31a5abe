package lexiscope.ui.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Work under way, as a person sees it. Its properties change on the window's thread.
public final class Task {
    /// How long it will take cannot be told.
    public static final long UNKNOWN = -1;

    private final String title;
    private final String model;
    private final long begun = System.nanoTime();
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper left = new ReadOnlyLongWrapper(UNKNOWN);
    private volatile boolean stopped;
    private volatile boolean superseded;
    private volatile double latestDone;
    private volatile String latestWhat = "";

    Task(String title, String model) {
        this.title = title;
        this.model = model;
    }

    /// What it does, or "" when it is too short to be shown.
    public String title() {
        return title;
    }

    /// Name of the model that it is for, or "".
    public String model() {
        return model;
    }

    /// Share done, 0 to 1.
    public ReadOnlyDoubleProperty done() {
        return done.getReadOnlyProperty();
    }

    /// What it is at, without the time.
    public ReadOnlyStringProperty what() {
        return what.getReadOnlyProperty();
    }

    /// Seconds that it will still take, or [#UNKNOWN].
    public ReadOnlyLongProperty secondsLeft() {
        return left.getReadOnlyProperty();
    }

    /// Stops it at its next step; whoever asked for it hears that it was stopped.
    public void stop() {
        stopped = true;
    }

    /// Ends it since the same was asked for anew; nobody waits for it any more.
    void supersede() {
        superseded = true;
        stopped = true;
    }

    /// Whether it was stopped.
    public boolean stopped() {
        return stopped;
    }

    boolean superseded() {
        return superseded;
    }

    void tell(double share, String step) {
        latestDone = share;
        latestWhat = step;
    }

    void show() {
        done.set(latestDone);
        what.set(latestWhat);
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean canTell = latestDone > 0.05 && seconds > 1;
        left.set(canTell ? Math.round(seconds / latestDone * (1 - latestDone)) : UNKNOWN);
    }
}
