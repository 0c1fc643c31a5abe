package lexiscope.app;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.model.ModelFacts;
import lexiscope.model.ModelNote;
import lexiscope.model.ModelTitle;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.PopOver;

import java.util.ArrayList;
import java.util.List;

/// A card with all that is known of the open model: its figures, the notes, the files. What the
/// header and the strip have no room for is found here.
final class AboutModel {
    private static final double WIDTH = 460;

    private AboutModel() {}

    /// Opens the card beside what was pressed.
    static void show(LanguageModel model, Node beside, PopOver.ArrowLocation arrow) {
        var content = content(model);
        var scroll = ScrollArea.upright(content);
        double room = beside.getScene().getHeight() - 120;
        scroll.setPrefWidth(Math.min(WIDTH, beside.getScene().getWidth() - 80));
        scroll.setMaxHeight(room);
        scroll.getStyleClass().add("about-model");
        scroll.setId("about-model");
        var over = new PopOver(scroll);
        over.setArrowLocation(arrow);
        over.show(beside);
    }

    /// The figures of a model, the most telling first: what it is and what it has, whether its
    /// matrices are one.
    static List<String> facts(LanguageModel m) {
        var facts = new ArrayList<String>();
        facts.add(m.facts().family());
        if (m.vocabulary().size() > 0) {
            facts.add(Numbers.whole(m.vocabulary().size()) + " tokens");
        }
        m.matrix()
                .ifPresent(
                        x ->
                                facts.add(
                                        Numbers.whole(x.rows())
                                                + " × "
                                                + Numbers.whole(x.dim())
                                                + " "
                                                + x.dtype()));
        facts.add(tied(m));
        return facts;
    }

    /// Whether there is an output matrix of its own, in a few words.
    static String tied(LanguageModel m) {
        if (m.matrix().isEmpty()) {
            return "no embedding matrix";
        }
        return m.facts()
                .tied()
                .map(t -> t ? "tied" : "untied: input matrix")
                .orElse("input matrix only");
    }

    private static VBox content(LanguageModel model) {
        ModelFacts facts = model.facts();
        var all = new VBox(6);
        all.getStyleClass().add("form");
        all.getChildren().add(titled(ModelTitle.of(facts), "panel-title"));
        all.getChildren().add(titled(String.join(" · ", facts(model)), "muted"));
        section(all, "note", facts.said().size());
        facts.said().forEach(n -> all.getChildren().add(line(n.sentence(), "note", icon(n))));
        section(all, "file", facts.sources().size());
        facts.sources().forEach(f -> all.getChildren().add(line(f, "file", "fth-file")));
        return all;
    }

    private static String icon(ModelNote note) {
        return switch (note.kind()) {
            case REMARK -> "fth-info";
            case NO_TOKENIZER, NO_MATRIX, DOUBT -> "fth-alert-triangle";
        };
    }

    private static void section(VBox into, String one, int lines) {
        if (lines > 0) {
            String count = Numbers.whole(lines) + " " + (lines == 1 ? one : one + "s");
            into.getChildren().add(titled(count, "tab-title"));
        }
    }

    private static HBox line(String line, String what, String icon) {
        var text = titled(line, what + "-line");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(8, Icons.of(icon), text);
        row.getStyleClass().add("about-line");
        return row;
    }

    private static Label titled(String text, String style) {
        var label = new RowLabel(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
