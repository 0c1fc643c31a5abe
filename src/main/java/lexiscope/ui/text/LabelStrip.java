package lexiscope.ui.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import lexiscope.passage.LabelFit;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// How many labels are laid over the text, and those that begin or end inside a piece; a click goes
/// to one.
final class LabelStrip extends FlowPane {
    /// Labels listed before the rest is only counted.
    private static final int LISTED = 6;

    private final IntConsumer go;
    private final LabelsOver labels;

    /// @param go leads to a place in the text
    LabelStrip(LabelsOver labels, IntConsumer go) {
        super(6, 3);
        this.go = go;
        this.labels = labels;
        setId("label-strip");
        getStyleClass().add("text-legend");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        labels.fits().subscribe(this::show);
    }

    private void show(List<LabelFit> fits) {
        List<LabelFit> misfits = fits.stream().filter(f -> !f.fits()).toList();
        var nodes = new ArrayList<Node>();
        if (!fits.isEmpty()) {
            nodes.add(said(words(fits.size(), misfits.size())));
            for (LabelFit fit : misfits.subList(0, Math.min(LISTED, misfits.size()))) {
                nodes.add(link(fit));
            }
            if (misfits.size() > LISTED) {
                nodes.add(said("and " + Numbers.whole(misfits.size() - LISTED) + " more"));
            }
            nodes.add(Icons.button("fth-x", "Take the labels away", labels::clear));
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private static String words(int all, int misfits) {
        return Numbers.whole(all)
                + (all == 1 ? " label, " : " labels, ")
                + (misfits == 0
                        ? (all == 1 ? "just on pieces" : "all just on pieces")
                        : Numbers.whole(misfits)
                                + (misfits == 1 ? " begins" : " begin")
                                + " or "
                                + (misfits == 1 ? "ends" : "end")
                                + " inside a piece:");
    }

    private Node link(LabelFit fit) {
        var span = fit.span();
        String label =
                span.label().length() > 16 ? span.label().substring(0, 15) + "…" : span.label();
        var button = new Button(label + " " + span.start() + "–" + span.end());
        button.getStyleClass().add("quiet");
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> go.accept(fit.startsInside() ? span.start() : span.end() - 1));
        return button;
    }

    private static Label said(String words) {
        var label = new RowLabel(words);
        label.getStyleClass().add("hint");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
