package lexiscope.ui.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.kit.Palette;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ground of a row is painted when it shows something else, and at no other time.
@ExtendWith(ApplicationExtension.class)
class RowGroundsTest {
    private static final int TALL = 20;

    /// A text that notes which rows it painted.
    private static final class Noting extends EditView {
        private final List<String> painted = new ArrayList<>();
        private int mark;

        Noting() {
            super(new Palette(), 0, false, new TypingHistory(), _ -> {});
        }

        @Override
        protected Font font(double width) {
            return Font.font("Monospaced", 13);
        }

        @Override
        protected double lineHeight(double width) {
            return TALL;
        }

        @Override
        protected void describeGround(PlacedRow row, GroundKey key) {
            key.add(row.row().typed().startsWith("line 3") ? mark : 0);
        }

        @Override
        protected void paintGround(GraphicsContext g, PlacedRow row) {
            painted.add(row.row().typed());
        }

        List<String> since() {
            applyCss();
            layout();
            var now = List.copyOf(painted);
            painted.clear();
            return now;
        }
    }

    private static Noting shown() {
        var view = new Noting();
        String text =
                IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        view.show(Typed.of(text));
        var scene = new Scene(new StackPane(view), 300, 10 * TALL);
        scene.snapshot(null);
        assertEquals(10, view.since().size());
        return view;
    }

    private static void scroll(Noting view, double by) {
        Event.fireEvent(
                view,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        0,
                        0,
                        0,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        -by,
                        0,
                        -by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void scrollingPaintsTheRowsThatComeIntoView() throws Exception {
        onWindow(
                () -> {
                    Noting view = shown();
                    scroll(view, 1.5 * TALL);
                    assertEquals(List.of("line 10", "line 11"), view.since());
                    scroll(view, -0.5 * TALL);
                    assertEquals(List.of(), view.since());
                    scroll(view, -TALL);
                    assertEquals(List.of("line 0"), view.since());
                });
    }

    @Test
    void aKeystrokePaintsTheRowsThatItChanged() throws Exception {
        onWindow(
                () -> {
                    Noting view = shown();
                    view.editor().place("line 0\nline".length(), false);
                    view.editor().write("s");
                    assertEquals(List.of("lines 1"), view.since());
                    view.editor().write("\n");
                    assertEquals(List.of("lines", " 1"), view.since());
                });
    }

    @Test
    void rowsArePaintedWhereWhatTheyDependOnIsOther() throws Exception {
        onWindow(
                () -> {
                    Noting view = shown();
                    view.mark = 1;
                    view.requestLayout();
                    assertEquals(List.of("line 3"), view.since());
                    view.paintAgain();
                    assertEquals(10, view.since().size());
                    view.requestLayout();
                    assertEquals(List.of(), view.since());
                });
    }

    @Test
    void rowsThatLookAlikeAreKeptToo() throws Exception {
        onWindow(
                () -> {
                    Noting view = shown();
                    view.show(Typed.of("same\n".repeat(40)));
                    assertTrue(view.since().size() >= 10);
                    view.requestLayout();
                    assertEquals(List.of(), view.since());
                    scroll(view, TALL);
                    assertEquals(List.of(), view.since());
                });
    }

    @Test
    void aScreenReaderHearsTextCaretAndSelection() throws Exception {
        onWindow(
                () -> {
                    Noting view = shown();
                    view.editor().select(2, 5);
                    assertEquals(
                            view.editor().text(),
                            view.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                    assertEquals(
                            5, view.queryAccessibleAttribute(AccessibleAttribute.CARET_OFFSET));
                    assertEquals(
                            2, view.queryAccessibleAttribute(AccessibleAttribute.SELECTION_START));
                    assertEquals(
                            5, view.queryAccessibleAttribute(AccessibleAttribute.SELECTION_END));
                });
    }

    private static void onWindow(Runnable test) throws Exception {
        var task = new FutureTask<>(test, true);
        Platform.runLater(task);
        task.get();
    }
}
