package lexiscope.app;

import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import lexiscope.format.ModelWriter;
import lexiscope.ui.action.ActionItem;
import lexiscope.ui.action.Actions;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.text.TextPicture;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.List;
import java.util.Optional;

/// The menu that writes what is shown, tried tokens included: a line for each form.
final class ExportMenu extends MenuButton {
    ExportMenu(Workspace workspace, Actions actions) {
        super("", Icons.of("fth-download"));
        setId("export");
        getStyleClass().add("open-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip("Export what is shown, tried tokens included"));
        setAccessibleText("Export");
        for (var kind : ModelWriter.Kind.values()) {
            getItems().add(new ActionItem(actions.named(WindowActions.exports(kind))));
        }
        getItems().add(new SeparatorMenuItem());
        for (TextPicture as : TextPicture.values()) {
            getItems().add(new ActionItem(actions.named(WindowActions.exports(as))));
        }
        getItems().add(new ActionItem(actions.named("text.print")));
        getItems().add(new SeparatorMenuItem());
        for (Page page : List.of(Page.TRIM, Page.MEND)) {
            getItems().add(new ActionItem(actions.named(WindowActions.shows(page))));
        }
        disableProperty().bind(workspace.shown().map(Optional::isEmpty));
    }
}
