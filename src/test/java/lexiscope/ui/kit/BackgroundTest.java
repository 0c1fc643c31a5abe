package lexiscope.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class BackgroundTest {
    private final Background background = Background.inline();
    private final List<Object> arrived = new ArrayList<>();

    @Test
    void resultsAndFailuresArrive() {
        background.latest("a", "", null, _ -> 7, arrived::add, arrived::add);
        background.latest(
                "a",
                "",
                null,
                _ -> {
                    throw new IllegalArgumentException("no");
                },
                arrived::add,
                e -> arrived.add(String.valueOf(e.getMessage())));
        assertEquals(List.of(7, "no"), arrived);
        assertTrue(background.idle().get());
    }

    @Test
    void whatTheMachineLosesIsSaid() {
        background.latest(
                "a",
                "",
                null,
                _ -> {
                    throw new InternalError("a fault in a mapped file");
                },
                arrived::add,
                e -> arrived.add(String.valueOf(e.getMessage())));
        assertTrue(arrived.toString().contains("became shorter"), arrived.toString());
        assertTrue(background.idle().get());
    }

    @Test
    void theNewestRequestOfAChannelWins() {
        background.latest(
                "a",
                "old",
                null,
                p -> {
                    // asked again while still at work
                    background.latest("a", "new", null, _ -> "new", arrived::add, arrived::add);
                    p.at(0.5, "half");
                    return "old";
                },
                arrived::add,
                arrived::add);
        assertEquals(List.of("new"), arrived);
    }

    @Test
    void whatIsCancelledDoesNotArrive() {
        background.latest(
                "a",
                "",
                null,
                p -> {
                    background.cancel("a");
                    p.at(1, "");
                    return 1;
                },
                arrived::add,
                arrived::add);
        assertEquals(List.of(), arrived);
    }
}
