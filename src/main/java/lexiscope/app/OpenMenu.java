package lexiscope.app;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

import lexiscope.ui.action.ActionItem;
import lexiscope.ui.action.Actions;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Library;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The menu that opens models: by dialog, from the hub, and those at hand by one click.
final class OpenMenu extends MenuButton {
    private static final int MOST_RECENT = 6;

    /// More would make a menu longer than a small window; the page shows all.
    private static final int MOST_CACHED = 8;

    private final Workspace workspace;
    private final List<MenuItem> first;

    OpenMenu(Workspace workspace, Actions actions) {
        super("Open", Icons.of("fth-folder"));
        this.workspace = workspace;
        setId("open");
        getStyleClass().add("open-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        first =
                List.of(
                        new ActionItem(actions.named("model.folder")),
                        new ActionItem(actions.named("model.files")),
                        new ActionItem(actions.named("model.hub")),
                        new ActionItem(actions.named(WindowActions.shows(Page.OPEN))),
                        new ActionItem(actions.named("model.sample")));
        workspace.library().models().subscribe(this::refill);
        setOnShowing(_ -> workspace.library().refresh());
    }

    private void refill(Library.Models models) {
        var items = new ArrayList<>(first);
        if (!models.recent().isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.add(heading("Recent"));
            models.recent().stream()
                    .limit(MOST_RECENT)
                    .forEach(r -> items.add(model(r.name(), r.paths())));
        }
        if (!models.cached().isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.add(heading("In the local Hugging Face cache"));
            models.cached().stream()
                    .limit(MOST_CACHED)
                    .forEach(c -> items.add(model(c.name().toString(), List.of(c.folder()))));
            int more = models.cached().size() - MOST_CACHED;
            if (more > 0) {
                items.add(item(more + " more…", () -> workspace.page().set(Page.OPEN)));
            }
        }
        // a menu that is open would flicker for nothing
        List<String> now = getItems().stream().map(OpenMenu::told).toList();
        if (!now.equals(items.stream().map(OpenMenu::told).toList())) {
            getItems().setAll(items);
        }
    }

    private static String told(MenuItem item) {
        return item.getText() + item.getUserData();
    }

    private MenuItem model(String name, List<Path> paths) {
        var item = item(name, () -> workspace.open(paths));
        // an underscore is part of the name
        item.setMnemonicParsing(false);
        item.setUserData(paths);
        return item;
    }

    private static MenuItem heading(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("menu-heading");
        var heading = new CustomMenuItem(label, false);
        heading.setDisable(true);
        heading.setUserData(text);
        return heading;
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
