/// The window: [lexiscope.app.App] composes it, [lexiscope.app.Panels] lists its panels,
/// [lexiscope.app.MainWindow] lays them out, [lexiscope.app.Snapshot] draws it without a display.
/// The only place that knows all panels.
@NullMarked
package lexiscope.app;

import org.jspecify.annotations.NullMarked;
