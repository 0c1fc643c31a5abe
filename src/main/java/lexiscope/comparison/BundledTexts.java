package lexiscope.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The parallel texts that come with the program: five plain sentences in some forty languages, and
/// a small program in a dozen. The page beside them (`lexiscope/comparison/README.md` of the
/// resources) says what they are.
public final class BundledTexts {
    private static final String HEAD = "=== ";

    private BundledTexts() {}

    /// The sentences, English first, then the programs.
    public static ParallelTexts read() {
        var texts = new ArrayList<ParallelText>();
        texts.addAll(read("texts.txt"));
        texts.addAll(read("programs.txt"));
        return new ParallelTexts(texts, List.of());
    }

    private static List<ParallelText> read(String resource) {
        try (var in = BundledTexts.class.getResourceAsStream("/lexiscope/comparison/" + resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ParallelText> parse(String all) {
        var texts = new ArrayList<ParallelText>();
        for (String block : all.split("(^|\n)" + HEAD)) {
            if (!block.isBlank()) {
                int line = block.indexOf('\n');
                String[] head = block.substring(0, line).split(" \\| ");
                texts.add(new ParallelText(head[0], head[1], block.substring(line + 1).strip()));
            }
        }
        return texts;
    }
}
