package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The table of families in the README is what the tokenizers do: each line comes from encoding and
/// decoding every case of a file. `mvn test -Dtest=FamilyTableTest -Dtable=write` writes it, where
/// the test data are.
class FamilyTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- families: generated -->\n";
    private static final String END = "<!-- families: end -->\n";

    /// One line of the table.
    private record Line(String family, String text) {}

    private static String table() throws IOException, UnreadableFileException {
        var lines = new ArrayList<Line>();
        for (var file : Published.caseFiles()) {
            lines.add(line(file));
        }
        lines.sort(Comparator.comparing(Line::family));
        var out = new StringBuilder();
        out.append("| family | vocabulary | reference | ids | offsets | decoded |\n");
        out.append("|---|---|---|---|---|---|\n");
        lines.forEach(line -> out.append(line.text()));
        return out.toString();
    }

    private static Line line(Published.CaseFile file) throws IOException, UnreadableFileException {
        try (var model = ModelReader.open(file.model(), Progress.NONE)) {
            var tokenizer = model.tokenizer().orElseThrow();
            var ids = new Count();
            var offsets = new Count();
            var decoded = new Count();
            for (var c : file.cases()) {
                var e = tokenizer.encode(c.text(), c.options());
                ids.add(true, Arrays.equals(c.ids(), e.ids()));
                offsets.add(c.says("offsets"), Arrays.equals(c.offsets(), Published.reported(e)));
                String text = tokenizer.decode(c.ids());
                decoded.add(c.says("decoded"), c.decoded(text).equals(text));
            }
            String family = model.facts().family();
            return new Line(
                    family,
                    "| "
                            + String.join(
                                    " | ",
                                    List.of(
                                            family,
                                            file.label(),
                                            file.library(),
                                            ids.toString(),
                                            offsets.toString(),
                                            decoded.toString()))
                            + " |\n");
        }
    }

    /// How many of how many are right.
    private static final class Count {
        private int right;
        private int all;

        void add(boolean counts, boolean right) {
            this.right += counts && right ? 1 : 0;
            all += counts ? 1 : 0;
        }

        @Override
        public String toString() {
            return all == 0 ? "–" : right + " of " + all;
        }
    }

    @Test
    void theReadmeShowsWhatIsRight() throws IOException, UnreadableFileException {
        Published.assumeThere();
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "README.md has no place for the table of families");
        String table = table();
        if (System.getProperty("table", "").equals("write")) {
            Files.writeString(
                    README,
                    readme.substring(0, begin + BEGIN.length()) + table + readme.substring(end));
        } else {
            assertEquals(table, readme.substring(begin + BEGIN.length(), end));
        }
    }
}
