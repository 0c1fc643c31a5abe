package lexiscope.ui.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.RowNorms;
import lexiscope.embedding.RowStatistics;
import lexiscope.format.ModelReader;
import lexiscope.tokens.FilterException;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.vocabulary.TokenKind;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class TokenOrderTest {
    @Test
    void searchesFiltersAndSorts() throws Exception {
        try (var model = ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE)) {
            var order = new TokenOrder(model);
            var norms =
                    RowNorms.of(RowStatistics.norms(model.matrix().orElseThrow(), Progress.NONE));
            var v = model.vocabulary();
            assertEquals(
                    8192, order.order(TokenOrder.Query.ALL, TokenSets.NONE, Progress.NONE).length);
            int[] found =
                    order.order(
                            new TokenOrder.Query("KIN", Optional.empty(), TokenOrder.TOKEN, false),
                            TokenSets.NONE,
                            Progress.NONE);
            for (int i = 0; i < found.length; i++) {
                assertTrue(v.shown(found[i]).toLowerCase(java.util.Locale.ROOT).contains("kin"));
                assertTrue(i == 0 || v.shown(found[i - 1]).compareTo(v.shown(found[i])) <= 0);
            }
            int[] special =
                    order.order(
                            new TokenOrder.Query("", Optional.of(TokenKind.SPECIAL), "id", false),
                            TokenSets.NONE,
                            Progress.NONE);
            assertArrayEquals(new int[] {0}, special);
            int[] byNorm =
                    order.order(
                            new TokenOrder.Query("", Optional.empty(), "norm", true),
                            TokenSets.NONE,
                            Progress.NONE);
            for (int i = 1; i < byNorm.length; i++) {
                assertTrue(norms.norm(byNorm[i - 1]) >= norms.norm(byNorm[i]));
            }
            int[] byId =
                    order.order(
                            new TokenOrder.Query("4,711", Optional.empty(), "id", false),
                            TokenSets.NONE,
                            Progress.NONE);
            assertTrue(java.util.Arrays.stream(byId).anyMatch(id -> id == 4711));
        }
    }

    @Test
    void aLineInTheFilterLanguageIsOne() throws Exception {
        try (var model =
                lexiscope.format.ModelReader.open(
                        Path.of("samples", "english-bpe-8k"), Progress.NONE)) {
            var order = new TokenOrder(model);
            assertTrue(order.asksByFilter("kind:word-start norm<1"));
            assertTrue(order.asksByFilter("/ing$/"));
            assertTrue(order.asksByFilter("king -in:text"));
            assertFalse(order.asksByFilter("king"));
            assertFalse(order.asksByFilter(": "));
            assertFalse(order.asksByFilter(" <b"));
            assertTrue(order.asksByFilter("kind:"));
            assertFalse(order.asksByFilter("http:"));
            var sets = TokenSets.of(List.of(TokenSet.of(300, 301).named("text")));
            assertEquals(
                    List.of(300, 301),
                    java.util.Arrays.stream(order.order(query("in:text"), sets, Progress.NONE))
                            .boxed()
                            .toList());
            for (int id : order.order(query("/ing$/"), sets, Progress.NONE)) {
                assertTrue(model.vocabulary().shown(id).endsWith("ing"));
            }
            var wrong =
                    assertThrows(
                            FilterException.class,
                            () -> order.order(query("kind:nonsense"), sets, Progress.NONE));
            assertTrue(wrong.sentence().length() > 20, wrong.sentence());
        }
    }

    private static TokenOrder.Query query(String line) {
        return new TokenOrder.Query(line, Optional.empty(), "id", false);
    }
}
