package lexiscope.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Every option of every projection: described once, kept in the record under the same name.
class ProjectionOptionTest {
    @Test
    void everyComponentOfTheRecordIsAChoice() {
        for (Projection projection : Projection.all()) {
            var names =
                    Arrays.stream(projection.getClass().getRecordComponents())
                            .map(c -> c.getName().replaceAll("([A-Z])", "-$1"))
                            .map(n -> n.toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList();
            assertEquals(
                    names,
                    projection.choices().stream().map(ProjectionOption::name).sorted().toList());
        }
    }

    @Test
    void anOptionIsChangedAloneAndCheckedByItsRange() {
        for (Projection projection : Projection.all()) {
            for (ProjectionOption option : projection.choices()) {
                assertEquals(option.standard(), projection.value(option.name()), option.name());
                // less than the spread, which the least distance of UMAP may not pass
                double other =
                        switch (option) {
                            case ProjectionOption.Whole _ -> option.standard() + 1;
                            case ProjectionOption.Real _ -> option.standard() + 0.5;
                        };
                Projection changed = projection.with(option.name(), other);
                for (ProjectionOption each : projection.choices()) {
                    boolean same = each.name().equals(option.name());
                    assertEquals(
                            same ? other : each.standard(),
                            changed.value(each.name()),
                            each.name());
                }
                assertEquals(projection, changed.with(option.name(), option.standard()));
                for (double wrong :
                        new double[] {option.least() - 1, option.most() + 1, Double.NaN}) {
                    var refused =
                            assertThrows(
                                    IllegalArgumentException.class,
                                    () -> projection.with(option.name(), wrong));
                    assertTrue(
                            String.valueOf(refused.getMessage()).contains(option.label()),
                            refused.getMessage());
                }
            }
            assertThrows(IllegalArgumentException.class, () -> projection.with("nothing", 1));
            assertThrows(IllegalArgumentException.class, () -> projection.value("nothing"));
        }
    }

    @Test
    void optionsGoIntoAMapAndComeBack() {
        Projection far = Tsne.DEFAULT.with("perplexity", 12.5).with("seed", 7);
        assertEquals(far, Tsne.DEFAULT.with(far.options()));
        // kept by a version with another range
        assertEquals(Tsne.DEFAULT, Tsne.DEFAULT.with(Map.of("perplexity", -3.0)));
        assertEquals(Tsne.DEFAULT, Tsne.DEFAULT.with(Map.of("gone", 1.0)));
    }
}
