package lexiscope.ui.trial;

import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.proposal.Quoted;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;

/// The trials, a row each, one stop of the keyboard: ↑ ↓ goes from one to the next, space turns one
/// on or off, Alt ↑ ↓ moves it, Delete takes it off the bench. As high as they need, up to some
/// rows, which then scroll.
final class TrialList {
    /// Trials that are drawn; of more the number is said.
    private static final int DRAWN = 200;

    /// Rows that are seen at once in the smallest window where there are more.
    private static final double LEAST = 3.5;

    /// The share of the pane's height that the list takes at most.
    private static final double SHARE = 0.4;

    private static final double ROW = 26;

    private final Bench bench;
    private final DoubleExpression room;
    private final VBox rows =
            new VBox(1) {
                @Override
                protected void layoutChildren() {
                    super.layoutChildren();
                    seen(due);
                    due = -1;
                }
            };

    /// The row to scroll to once they have been laid out, or -1.
    private int due = -1;

    private final ScrollArea scroll = ScrollArea.upright(rows);

    /// @param room the height of the pane that it lies in
    TrialList(Bench bench, DoubleExpression room) {
        this.room = room;
        this.bench = bench;
        rows.setId("bench-list");
        scroll.setMaxHeight(Region.USE_PREF_SIZE);
        rows.heightProperty().subscribe(_ -> fit());
        room.subscribe(_ -> fit());
        bench.session().trials().subscribe(_ -> show());
        bench.chosen().subscribe(_ -> show());
    }

    Node node() {
        return scroll;
    }

    private void fit() {
        // never less than it asks for, nor more than leaves the form its room
        double most = Math.max(LEAST * (ROW + 1), SHARE * room.get());
        double high = Math.min(rows.prefHeight(-1), most);
        scroll.setMinHeight(high);
        scroll.setPrefHeight(high);
        due = bench.chosen().get();
    }

    /// Scrolls to a row.
    private void seen(int index) {
        if (index < 0 || index >= rows.getChildren().size()) {
            return;
        }
        double hidden = rows.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0) {
            return;
        }
        var at = rows.getChildren().get(index).getBoundsInParent();
        double top = scroll.getVvalue() * hidden;
        if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / hidden);
        } else if (at.getMaxY() > top + scroll.getViewportBounds().getHeight()) {
            scroll.setVvalue((at.getMaxY() - scroll.getViewportBounds().getHeight()) / hidden);
        }
    }

    private void show() {
        boolean had = focused() >= 0;
        Trials trials = bench.trials();
        int drawn = Math.min(DRAWN, trials.size());
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < drawn; i++) {
            nodes.add(row(trials.list().get(i), i));
        }
        if (trials.size() > DRAWN) {
            var more = new RowLabel("and " + Numbers.whole(trials.size() - DRAWN) + " more");
            more.getStyleClass().add("muted");
            nodes.add(more);
        }
        rows.getChildren().setAll(nodes);
        fit();
        if (had) {
            focus(bench.chosen().get());
        }
    }

    private int focused() {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            if (rows.getChildren().get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void focus(int index) {
        if (index >= 0 && index < Math.min(DRAWN, rows.getChildren().size())) {
            rows.getChildren().get(index).requestFocus();
        }
    }

    private Node row(Trial trial, int index) {
        String shown = Quoted.of(trial.content());
        var on = new CheckBox();
        on.setSelected(trial.on());
        on.setAccessibleText(shown + " counts");
        on.setFocusTraversable(false);
        on.setOnAction(_ -> turn(index, on.isSelected()));
        var name = new RowLabel(shown);
        name.getStyleClass().add("trial-name");
        name.setMinWidth(0);
        var words = new VBox(name);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        if (!trial.note().isEmpty()) {
            var note = new RowLabel(trial.note());
            note.getStyleClass().add("hint");
            note.setMinWidth(0);
            words.getChildren().add(note);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var gone = Icons.button("fth-x", "Take " + shown + " off the bench", () -> remove(index));
        gone.setFocusTraversable(false);
        var row = new HBox(6, on, words, gone);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("trial-row");
        row.setMinHeight(ROW);
        if (index == bench.chosen().get()) {
            row.getStyleClass().add("chosen-trial");
        }
        // one stop of the keyboard, however many there are
        row.setFocusTraversable(index == Math.max(0, bench.chosen().get()));
        row.setAccessibleText(
                shown + (trial.on() ? ", counts" : ", does not count") + ", " + trial.note());
        row.setOnMouseClicked(
                _ -> {
                    bench.look(index);
                    focus(index);
                });
        row.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, index, trial));
        return row;
    }

    private void turn(int index, boolean on) {
        bench.change(bench.trials().changing(index, t -> t.on(on)));
    }

    private void remove(int index) {
        bench.change(bench.trials().without(index));
    }

    private void key(KeyEvent e, int index, Trial trial) {
        boolean known = true;
        switch (e.getCode()) {
            case UP -> step(index, -1, e.isAltDown());
            case DOWN -> step(index, 1, e.isAltDown());
            case HOME -> look(0);
            case END -> look(bench.trials().size() - 1);
            case SPACE -> turn(index, !trial.on());
            case ENTER -> look(index);
            case DELETE, BACK_SPACE -> remove(index);
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }

    private void step(int index, int by, boolean moves) {
        if (moves) {
            bench.move(index, by);
        } else {
            look(Math.clamp((long) index + by, 0, bench.trials().size() - 1));
        }
    }

    private void look(int index) {
        bench.look(index);
        focus(index);
    }
}
