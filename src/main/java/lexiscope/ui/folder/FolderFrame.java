package lexiscope.ui.folder;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.PanelHeader;

import java.util.Locale;
import java.util.function.Consumer;

/// What the pages that write a folder have alike: a head with the way back to the panels, what the
/// page is about, and the strip that writes.
final class FolderFrame {
    private final PanelHeader header;
    private final VBox root;

    /// @param title of the page
    /// @param close back to the panels
    /// @param body takes the height that is there
    /// @param strip below it
    FolderFrame(String title, Runnable close, Node body, WritingStrip strip) {
        String name = title.toLowerCase(Locale.ROOT);
        var back = Icons.button("fth-x", "Back to the panels", close);
        back.setId("close-" + name);
        header = new PanelHeader(title, back);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(header, body, strip);
        root.setId(name + "-page");
        root.getStyleClass().addAll("panel", "folder-page");
    }

    /// Sets what stands beside the title.
    void count(String text) {
        header.count(text);
    }

    /// Tells whether the page is looked at.
    ///
    /// @param begin takes the keyboard when the page is opened
    void seen(Consumer<Boolean> told, Runnable begin) {
        root.sceneProperty()
                .subscribe(
                        scene -> {
                            told.accept(scene != null);
                            if (scene != null) {
                                begin.run();
                            }
                        });
    }

    /// The whole page.
    VBox node() {
        return root;
    }
}
