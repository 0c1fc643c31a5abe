package lexiscope.app;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import lexiscope.ui.kit.Icons;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

import java.util.List;
import java.util.Locale;

/// The sentences for the person, a line each under the header. Information leaves by itself; errors
/// stay until closed.
final class NoticeBar extends VBox {
    private final Session session;

    NoticeBar(Session session) {
        this.session = session;
        setId("notices");
        session.notices().subscribe(this::show);
    }

    private void show(List<Notice> notices) {
        getChildren().setAll(notices.stream().map(this::line).toList());
        notices.stream()
                .filter(n -> n.kind() == Notice.Kind.INFO)
                .forEach(
                        n -> {
                            var wait = new PauseTransition(Duration.seconds(6));
                            wait.setOnFinished(_ -> session.dismiss(n));
                            wait.play();
                        });
    }

    private Node line(Notice notice) {
        var text = new RowLabel(notice.text());
        text.setWrapText(true);
        text.setGraphic(
                Icons.of(
                        switch (notice.kind()) {
                            case INFO -> "fth-info";
                            case WARNING, ERROR -> "fth-alert-triangle";
                        }));
        HBox.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(8, text, Icons.button("fth-x", "Close", () -> session.dismiss(notice)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(Locale.ROOT));
        return line;
    }
}
