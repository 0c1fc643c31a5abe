package lexiscope.format.folder;

import lexiscope.work.Cancelled;
import lexiscope.work.Leftovers;
import lexiscope.work.Progress;

/// Counts the bytes that are written and tells how far that is; the place where writing is stopped.
final class ByteMeter {
    private final Progress progress;
    private final long total;
    private long done;
    private String file = "";

    ByteMeter(Progress progress, long total) {
        this.progress = progress;
        this.total = Math.max(1, total);
    }

    /// From now on the bytes are of this file.
    void begin(String name) {
        file = name;
        add(0);
    }

    /// Adds bytes that were written.
    ///
    /// @throws Cancelled when the folder is no longer wanted, or the program is ending
    void add(long bytes) {
        done += bytes;
        if (Leftovers.ending()) {
            throw new Cancelled();
        }
        progress.at(Math.min(1, (double) done / total), "writing " + file);
    }
}
