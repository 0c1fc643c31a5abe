package lexiscope.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/// The list of pieces shows the encoding that it was given, in every cell.
@ExtendWith(ApplicationExtension.class)
class PieceTableTest {
    private static final int IDS = 4000;

    private static Encoding encoding(int first) {
        var pieces = new Pieces();
        for (int i = 0; i < 600; i++) {
            pieces.add(first + i, i, i + 1, 0);
        }
        return Encoding.of(pieces);
    }

    @Test
    void cellsThatWereScrolledAwayShowNothingOld() throws Exception {
        var task =
                new FutureTask<Void>(
                        () -> {
                            var v =
                                    new Vocabulary(
                                            IntStream.range(0, IDS)
                                                    .mapToObj(i -> "t" + i)
                                                    .toArray(String[]::new),
                                            Map.of(),
                                            new Spelling.Plain());
                            var table = new PieceTable(v, _ -> {}, _ -> {}, _ -> {});
                            var scene = new Scene(table, 400, 300);
                            table.show(PieceRows.of(encoding(1000), v, PieceOrder.AS_IN_THE_TEXT));
                            scene.snapshot(null);
                            table.scrollTo(300);
                            scene.snapshot(null);
                            table.setVisible(false);
                            table.show(PieceRows.of(encoding(2000), v, PieceOrder.AS_IN_THE_TEXT));
                            scene.snapshot(null);
                            table.setVisible(true);
                            for (int at = 300; at >= 0; at -= 5) {
                                table.scrollTo(at);
                                scene.snapshot(null);
                                check(table);
                            }
                            return null;
                        });
        Platform.runLater(task);
        task.get();
    }

    private static void check(PieceTable table) {
        int seen = 0;
        for (var node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.isVisible()
                    && cell.getTableRow() != null
                    && cell.getTableRow().isVisible()
                    && "id".equals(cell.getTableColumn().getId())
                    && !cell.isEmpty()) {
                int row = cell.getIndex();
                assertEquals(String.format("%,d", 2000 + row), cell.getText());
                seen++;
            }
        }
        assertTrue(seen > 3, "cells seen: " + seen);
    }
}
