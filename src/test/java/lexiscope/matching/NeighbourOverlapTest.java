package lexiscope.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokens.SmallModels;
import lexiscope.tokens.TokenSet;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/// Common neighbours: by hand, under rotations, and by chance.
class NeighbourOverlapTest {
    private static NeighbourOverlap overlap(float[][] a, float[][] b, Matching m, int k) {
        return NeighbourOverlap.of(
                SmallModels.matrix(a), SmallModels.matrix(b), m, k, Progress.NONE);
    }

    private static float[] at(double degrees, double length) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) (length * Math.cos(angle)), (float) (length * Math.sin(angle))};
    }

    /// Directions of 0, 10, 30 and 90 degrees; in the second matrix the last lies beside the first.
    @Test
    void byHand() {
        float[][] a = {at(0, 1), at(10, 5), at(30, 1), at(90, 2)};
        float[][] b = {at(0, 3), at(10, 1), at(30, 1), at(-5, 1)};
        var overlap = overlap(a, b, ProcrustesTest.same(4), 1);
        // nearest in a: 1 0 1 2; in b: 3 0 1 0
        assertArrayEquals(new int[] {0, 1, 1, 0}, overlap.common());
        assertEquals(0.5, overlap.mean());
        assertEquals(1 / 3.0, overlap.chance());
        var two = overlap(a, b, ProcrustesTest.same(4), 2);
        // in a: 12 02 10 21; in b: 31 03 10 01
        assertArrayEquals(new int[] {1, 1, 2, 1}, two.common());
        assertEquals(0.5, two.share(0));
        assertEquals(1 / 3.0, two.jaccard(0), 1e-12);
        assertEquals(1, two.jaccard(2));
    }

    /// The second matrix has other ids and a row that is not shared.
    @Test
    void neighboursAreTakenAmongTheShared() {
        float[][] a = {at(0, 1), at(10, 1), at(25, 1), at(90, 1)};
        float[][] b = {at(89, 1), at(90, 1), at(25, 1), at(10, 1), at(0, 1)};
        var matching =
                new Matching(
                        new int[] {0, 1, 2, 3},
                        new int[] {4, 3, 2, 1},
                        TokenSet.EMPTY,
                        TokenSet.of(0),
                        List.of());
        assertArrayEquals(new int[] {1, 1, 1, 1}, overlap(a, b, matching, 1).common());
    }

    @Test
    void aRotationChangesNothingAndChanceIsSmall() {
        var random = new Random(5);
        double[][] points = ProcrustesTest.gaussian(random, 600, 16);
        float[][] a =
                ProcrustesTest.product(points, ProcrustesTest.orthonormal(random, 16, 16), 1, 0);
        float[][] b =
                ProcrustesTest.product(points, ProcrustesTest.orthonormal(random, 16, 30), 7, 0);
        assertTrue(overlap(a, b, ProcrustesTest.same(600), 10).mean() > 0.999);
        float[][] other =
                ProcrustesTest.product(
                        ProcrustesTest.gaussian(random, 600, 16),
                        ProcrustesTest.orthonormal(random, 16, 16),
                        1,
                        0);
        var chance = overlap(a, other, ProcrustesTest.same(600), 10);
        assertEquals(chance.chance(), chance.mean(), 0.01);
    }

    @Test
    void zeroRowsHaveNoNeighbours() {
        float[][] a = {at(0, 1), at(10, 1), at(25, 0), at(90, 1)};
        var overlap = overlap(a, a, ProcrustesTest.same(4), 1);
        assertArrayEquals(new int[] {0, 1, 3}, overlap.first());
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> overlap(a, a, ProcrustesTest.same(4), 3));
        assertEquals(
                "Overlap of 3 neighbours needs at least 1 neighbour and more shared tokens than"
                        + " that with rows in both matrices; there are 3.",
                e.getMessage());
    }
}
