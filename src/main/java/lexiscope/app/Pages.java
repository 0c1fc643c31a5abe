package lexiscope.app;

import lexiscope.ui.compare.ComparePage;
import lexiscope.ui.costs.CostsPage;
import lexiscope.ui.folder.MendPage;
import lexiscope.ui.folder.TrimPage;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.open.OpenPanel;
import lexiscope.ui.session.Session;
import lexiscope.ui.settings.SettingsPage;
import lexiscope.ui.steps.StepsPage;
import lexiscope.ui.trial.BenchPage;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// The pages, a line each; one is made when it is first looked at. Those about one model are kept
/// with its desk, the others with the window.
///
/// @param workspace the open models
/// @param session the one that the pages are about; for those of the window the one looked at,
///   which they must not hold
/// @param palette the colours of what the pages lie in
/// @param opening what the page of models can ask for
/// @param made the pages so far
record Pages(
        Workspace workspace,
        Supplier<Session> session,
        Palette palette,
        OpenActions opening,
        Map<Page, Panel> made) {
    Pages(Workspace workspace, Supplier<Session> session, Palette palette, OpenActions opening) {
        this(workspace, session, palette, opening, new EnumMap<>(Page.class));
    }

    Panel of(Page page) {
        return made.computeIfAbsent(page, this::make);
    }

    /// The page of models.
    OpenPanel open() {
        return (OpenPanel) of(Page.OPEN);
    }

    private Panel make(Page page) {
        return switch (page) {
            case PANELS -> throw new IllegalArgumentException("the panels are no page");
            case OPEN -> new OpenPanel(workspace, opening);
            case BENCH ->
                    new BenchPage(
                            session.get(),
                            palette,
                            opening.dialogs(),
                            () -> workspace.page().set(Page.PANELS));
            case STEPS -> new StepsPage(workspace, session.get());
            case SETTINGS -> new SettingsPage(workspace);
            case COMPARE -> new ComparePage(workspace, palette);
            case COSTS -> new CostsPage(workspace, palette, opening.dialogs());
            case TRIM ->
                    new TrimPage(
                            session.get(),
                            palette,
                            opening.dialogs(),
                            () -> workspace.page().set(Page.PANELS));
            case MEND ->
                    new MendPage(
                            session.get(),
                            opening.dialogs(),
                            () -> workspace.page().set(Page.PANELS));
        };
    }
}
