package lexiscope.app;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.Notice;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Workspace;

import java.util.List;
import java.util.Locale;

/// The sentences for the person, a line each under the header, the newest three; more are counted.
/// Information leaves by itself; errors stay until closed.
final class NoticeBar extends VBox {
    /// More would take the room of the panels.
    private static final int MOST = 3;

    private final Workspace workspace;

    NoticeBar(Workspace workspace) {
        this.workspace = workspace;
        setId("notices");
        workspace.notices().subscribe(this::show);
    }

    private void show(List<Notice> notices) {
        int hidden = Math.max(0, notices.size() - MOST);
        getChildren().setAll(notices.stream().skip(hidden).map(this::line).toList());
        if (hidden > 0) {
            getChildren().add(others(hidden));
        }
        notices.stream()
                .filter(Notice::passing)
                .forEach(
                        n -> {
                            var wait = new PauseTransition(Duration.seconds(6));
                            wait.setOnFinished(_ -> workspace.dismiss(n));
                            wait.play();
                        });
    }

    /// How many older ones there are; closing one brings the next.
    private Node others(int hidden) {
        var text = new RowLabel(Numbers.whole(hidden) + " more");
        text.setId("more-notices");
        var close = new Button("Close all");
        close.setId("close-notices");
        close.getStyleClass().add("quiet");
        close.setOnAction(_ -> workspace.notices().set(List.of()));
        var line = new HBox(8, text, Icons.spacer(), close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("notice", "others");
        return line;
    }

    private Node line(Notice notice) {
        var text = new RowLabel(notice.text());
        text.setWrapText(true);
        text.setGraphic(
                Icons.of(
                        switch (notice.kind()) {
                            case INFO -> "fth-info";
                            case DONE -> "fth-check";
                            case WARNING, ERROR -> "fth-alert-triangle";
                        }));
        HBox.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var line =
                new HBox(8, text, Icons.button("fth-x", "Close", () -> workspace.dismiss(notice)));
        notice.offer().ifPresent(o -> line.getChildren().add(1, offered(notice, o)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(Locale.ROOT));
        return line;
    }

    private Node offered(Notice notice, Notice.Offer offer) {
        var take = new Button(offer.label());
        take.setMinWidth(USE_PREF_SIZE);
        take.setOnAction(
                _ -> {
                    workspace.dismiss(notice);
                    offer.take().run();
                });
        return take;
    }
}
