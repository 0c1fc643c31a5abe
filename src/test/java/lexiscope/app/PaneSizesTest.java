package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// How wide the panels are in windows of any width.
class PaneSizesTest {
    private static final boolean[] ALL = {true, true, true};

    private static double[] at(PaneSizes sizes, double width) {
        return sizes.of(width, ALL, 1);
    }

    @Test
    void theUsualSizesAreThoseOfTheDesign() {
        var sizes = Desk.columns();
        assertArrayEquals(new double[] {332, 408, 258}, at(sizes, 1000));
        assertArrayEquals(new double[] {448, 666, 324}, at(sizes, 1440));
        assertArrayEquals(new double[] {448, 3066, 324}, at(sizes, 3840));
        assertArrayEquals(new double[] {240, 322, 236}, at(sizes, 800));
    }

    @Test
    void whatWasDraggedComesBackWhenTheWindowIsEnlarged() {
        var sizes = Desk.columns();
        sizes.drag(0, 600, 1440);
        assertEquals(600, at(sizes, 1440)[0]);
        assertEquals(Math.rint(600.0 / 448 * 332), at(sizes, 1000)[0], 30);
        at(sizes, 800);
        assertEquals(600, at(sizes, 1440)[0]);
        sizes.usual();
        assertEquals(448, at(sizes, 1440)[0]);
    }

    @Test
    void theSizesMakeUpTheWidthAndNoneIsSmallerThanItsLeast() {
        var sizes = Desk.columns();
        sizes.drag(0, 3000, 1440);
        sizes.drag(2, 700, 1440);
        for (int width = 760; width < 4000; width += 7) {
            double[] now = at(sizes, width);
            assertEquals(width - 2, now[0] + now[1] + now[2], 1e-6);
            assertEquals(true, now[0] >= 228 && now[1] >= 300 && now[2] >= 228, "at " + width);
        }
        double[] tiny = at(sizes, 400);
        assertEquals(398, tiny[0] + tiny[1] + tiny[2], 1e-6);
    }

    @Test
    void aPaneThatIsNotThereGivesItsRoomAway() {
        assertArrayEquals(
                new double[] {1115, 0, 324},
                Desk.columns().of(1440, new boolean[] {true, false, true}, 0));
    }
}
