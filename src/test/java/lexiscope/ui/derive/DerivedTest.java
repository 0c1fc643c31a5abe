package lexiscope.ui.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import lexiscope.ui.task.Tasks;
import lexiscope.work.Cancelled;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A derived value says from what it was made, and none is shown that was made from something else.
class DerivedTest {
    private final List<Integer> asked = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Derived<Integer, String> derived =
            new Derived<Integer, String>(
                            Tasks.inline(),
                            "none",
                            (i, _) -> {
                                asked.add(i);
                                if (i == 13) {
                                    throw new IllegalArgumentException("Thirteen is bad luck.");
                                }
                                if (i == 14) {
                                    throw new Cancelled();
                                }
                                return "of " + i;
                            })
                    .failing(sentences::add);

    @Test
    void isMadeOnceFromEachInput() {
        derived.from(1);
        derived.from(1);
        assertEquals(List.of(1), asked);
        assertEquals(new Derivation.Ready<>(1, "of 1"), derived.state().get());
        assertEquals("of 1", derived.value().get());
        derived.from(null);
        assertEquals("none", derived.value().get());
        assertInstanceOf(Derivation.Idle.class, derived.state().get());
    }

    @Test
    void saysWhyThereIsNone() {
        derived.from(1);
        derived.from(13);
        assertEquals(new Derivation.Failed<>(13, "Thirteen is bad luck."), derived.state().get());
        assertEquals("none", derived.value().get());
        assertEquals(List.of("Thirteen is bad luck."), sentences);
        derived.from(14);
        assertEquals(new Derivation.Stopped<>(14), derived.state().get());
        derived.again();
        assertEquals(List.of(1, 13, 14, 14), asked);
    }

    @Test
    void whatStaysIsSaid() {
        var seen = new ArrayList<String>();
        derived.staying((before, next) -> next == before + 1);
        derived.value().subscribe(v -> seen.add(v));
        derived.from(1);
        derived.from(2);
        derived.from(7);
        assertEquals(List.of("none", "of 1", "of 2", "none", "of 7"), seen);
    }
}
