package lexiscope.app;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import lexiscope.format.ModelWriter;
import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.text.TextPicture;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The menu that writes what is shown, tried tokens included: a line for each form.
final class ExportMenu extends MenuButton {
    private final Workspace workspace;

    private final List<MenuItem> texts = new ArrayList<>();

    /// @param export asks where, and writes
    /// @param take the same for the coloured text
    /// @param print prints the coloured text
    ExportMenu(
            Workspace workspace,
            Consumer<ModelWriter.Kind> export,
            Consumer<TextPicture> take,
            Runnable print) {
        super("", Icons.of("fth-download"));
        this.workspace = workspace;
        setId("export");
        getStyleClass().add("open-menu");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip("Export what is shown, tried tokens included"));
        setAccessibleText("Export");
        for (var kind : ModelWriter.Kind.values()) {
            var item =
                    item(
                            sentence(kind.about()) + " (" + kind.ending() + ")…",
                            () -> export.accept(kind));
            item.setId("export-" + kind.name().toLowerCase(Locale.ROOT));
            item.setUserData(kind);
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        for (TextPicture as : TextPicture.values()) {
            texts.add(
                    item(sentence(as.about()) + " (" + as.ending() + ")…", () -> take.accept(as)));
        }
        texts.add(item("Print the coloured text…", print));
        getItems().addAll(texts);
        getItems().add(new SeparatorMenuItem());
        for (Page page : List.of(Page.TRIM, Page.MEND)) {
            var item = item(page.label(), () -> workspace.page().set(page));
            item.setId("export-" + page.name().toLowerCase(Locale.ROOT));
            item.setUserData(page);
            getItems().add(item);
        }
        workspace.shown().subscribe(_ -> enable());
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String sentence(String about) {
        return about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1);
    }

    private void enable() {
        Optional<LanguageModel> model = workspace.shown().getValue();
        setDisable(model.isEmpty());
        for (var item : getItems()) {
            boolean there =
                    switch (item.getUserData()) {
                        case ModelWriter.Kind kind ->
                                switch (kind) {
                                    case TOKENIZER, TABLE -> true;
                                    case SAFETENSORS, NUMPY, PROJECTOR, WORD2VEC ->
                                            model.flatMap(LanguageModel::matrix).isPresent();
                                };
                        case Page page -> Middle.fits(page, workspace.looked().get());
                        case null, default -> true;
                    };
            item.setDisable(!there);
        }
        boolean cut = model.flatMap(LanguageModel::tokenizer).isPresent();
        texts.forEach(item -> item.setDisable(!cut));
    }
}
