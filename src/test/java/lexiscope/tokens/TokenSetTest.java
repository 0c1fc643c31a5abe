package lexiscope.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class TokenSetTest {
    @Test
    void holdsWhatItWasGiven() {
        var set = TokenSet.of(64, 3, 3, 0);
        assertArrayEquals(new int[] {0, 3, 64}, set.toArray());
        assertEquals(3, set.size());
        assertTrue(set.contains(64));
        assertFalse(set.contains(63));
        assertFalse(set.contains(-1));
        assertFalse(set.contains(Integer.MAX_VALUE));
        assertEquals(64, set.next(4));
        assertEquals(-1, set.next(65));
        assertThrows(IllegalArgumentException.class, () -> TokenSet.of(1, -1));
    }

    @Test
    void rangesEndWhereTheySay() {
        for (int from : new int[] {0, 1, 63, 64, 65}) {
            for (int to : new int[] {0, 1, 63, 64, 65, 127, 128, 129}) {
                int low = from;
                int high = to;
                assertEquals(
                        TokenSet.where(200, id -> id >= low && id < high),
                        TokenSet.range(from, to),
                        from + " to " + to);
            }
        }
    }

    /// Two sets are equal by what they hold, however they came about and whatever they are called.
    @Test
    void equalByContent() {
        var one = TokenSet.of(1, 200).difference(TokenSet.of(200));
        assertEquals(TokenSet.of(1), one);
        assertEquals(TokenSet.of(1).hashCode(), one.hashCode());
        assertEquals(one, one.named("mine"));
        assertEquals(Optional.of("mine"), one.named("mine").name());
        assertEquals(Optional.empty(), one.named("mine").union(one).name());
        assertNotEquals(TokenSet.of(2), one);
        assertEquals(TokenSet.EMPTY, TokenSet.of(5).intersection(TokenSet.of(500)));
    }

    @Test
    void algebraIsThatOfSets() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var a = some(random);
            var b = some(random);
            var x = of(a);
            var y = of(b);
            var union = new TreeSet<>(a);
            union.addAll(b);
            var both = new TreeSet<>(a);
            both.retainAll(b);
            var less = new TreeSet<>(a);
            less.removeAll(b);
            assertEquals(of(union), x.union(y));
            assertEquals(of(both), x.intersection(y));
            assertEquals(of(less), x.difference(y));
            assertEquals(x, x.complement(400).complement(400));
            assertEquals(400, x.size() + x.complement(400).size());
            assertEquals(
                    x.complement(400).intersection(y.complement(400)), x.union(y).complement(400));
        }
    }

    private static Set<Integer> some(Random random) {
        var set = new TreeSet<Integer>();
        int most = 1 + random.nextInt(399);
        for (int n = random.nextInt(60); n > 0; n--) {
            set.add(random.nextInt(most));
        }
        return set;
    }

    private static TokenSet of(Set<Integer> ids) {
        return TokenSet.of(ids.stream().mapToInt(id -> id).toArray());
    }
}
