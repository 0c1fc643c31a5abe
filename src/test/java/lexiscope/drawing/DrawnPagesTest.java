package lexiscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.drawing.Shape.Box;
import lexiscope.drawing.Shape.Look;
import lexiscope.drawing.Shape.Rule;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

/// A long drawing on pages.
class DrawnPagesTest {
    private static Drawing rows(int rows) {
        var shapes = new ArrayList<Shape>();
        for (int i = 0; i < rows; i++) {
            shapes.add(new Box(20, 36 + 27 * i, 100, 20, 3, Look.plain("tint-1")));
            shapes.add(new Rule(20, 56.5 + 27 * i, 119, 56.5 + 27 * i, 1.5, false, "line-1"));
        }
        return new Drawing("rows", 880, 36 + 27 * rows + 12, shapes);
    }

    @Test
    void everyRowIsOnOnePageAndNoneIsParted() {
        var pages = DrawnPages.of(rows(200), 1.4);
        assertTrue(pages.size() > 4, "pages " + pages.size());
        int boxes = 0;
        int rules = 0;
        for (Drawing page : pages) {
            assertEquals(880 * 1.4, page.height(), 1e-9);
            for (Shape shape : page.shapes()) {
                if (shape instanceof Box box) {
                    boxes++;
                    assertTrue(box.y() >= 0 && box.y() + box.height() <= page.height() - 20);
                    // its rule is on the same page
                    assertTrue(
                            page.shapes().stream()
                                    .anyMatch(
                                            s ->
                                                    s instanceof Rule r
                                                            && Math.abs(r.y1() - box.y() - 20.5)
                                                                    < 0.01));
                } else if (shape instanceof Rule) {
                    rules++;
                }
            }
        }
        assertEquals(200, boxes);
        assertEquals(200, rules);
        assertEquals(1, DrawnPages.of(rows(3), 1.4).size());
    }
}
