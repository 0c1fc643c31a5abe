/// Work in iterations that is watched, stopped and continued: a map being made, a training.
///
/// A [lexiscope.run.Run] is advanced by whoever has a thread for it; it is stopped by the
/// [lexiscope.work.Progress] given to it and keeps what it has done. What it makes is seen through
/// a [lexiscope.run.RunObserver] while it is made, and asked for as a result at any time. Floor 0:
/// it knows nothing of what is made.
@NullMarked
package lexiscope.run;

import org.jspecify.annotations.NullMarked;
