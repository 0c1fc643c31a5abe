package lexiscope.cli;

import lexiscope.app.Samples;
import lexiscope.app.Snapshot;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Does the main job where no window can be opened: says so, draws the window into a picture, and
/// prints the split of the first text and the neighbours of the first token.
///
/// @param why there is no window
/// @param paths what was asked for; nothing means the sample
record WithoutWindow(String why, List<Path> paths) {
    private static final int NEIGHBOURS = 8;

    void show() throws Exception {
        Path path =
                paths.isEmpty()
                        ? Samples.first()
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        why
                                                                + " No sample lies beside the"
                                                                + " program either; name a model's"
                                                                + " folder."))
                        : paths.getFirst();
        PrintWriter out = Output.data();
        out.println(why + " Lexiscope draws its window into a picture instead.");
        Path png = unused();
        try (LanguageModel model = ModelReader.open(path, Progress.NONE)) {
            out.println();
            out.println(
                    "Model       "
                            + model.facts().name()
                            + ", "
                            + model.facts().family()
                            + ", "
                            + model.vocabulary().size()
                            + " tokens"
                            + model.matrix()
                                    .map(m -> ", " + m.rows() + " × " + m.dim() + " " + m.dtype())
                                    .orElse(""));
            model.facts().notes().forEach(note -> out.println("Note        " + note));
            model.tokenizer()
                    .ifPresent(
                            t -> {
                                var encoding = t.encode(Samples.FIRST_TEXT, EncodeOptions.DEFAULT);
                                out.println(
                                        "Text        "
                                                + Samples.FIRST_TEXT
                                                        .strip()
                                                        .replace("\n", "\n            "));
                                out.println(
                                        "Split       "
                                                + java.util.Arrays.stream(encoding.ids())
                                                        .mapToObj(id -> shown(t.vocabulary(), id))
                                                        .collect(Collectors.joining(" | ")));
                                out.println("            " + encoding.size() + " tokens");
                            });
            printNeighbours(model, out);
        }
        new Snapshot(
                        path,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        1440,
                        900,
                        null,
                        null,
                        TextReading.DEFAULT)
                .to(png);
        out.println("Picture     " + png);
    }

    /// A name that no file has: nothing is written over.
    private static Path unused() {
        Path png = Path.of("lexiscope.png").toAbsolutePath();
        for (int i = 2; Files.exists(png, LinkOption.NOFOLLOW_LINKS); i++) {
            png = png.resolveSibling("lexiscope-" + i + ".png");
        }
        return png;
    }

    private static void printNeighbours(LanguageModel model, PrintWriter out) {
        var ids = model.vocabulary().find(Samples.FIRST_TOKEN);
        if (ids.isEmpty()) {
            ids = model.vocabulary().find(Samples.FIRST_TOKEN.strip());
        }
        if (!ids.isEmpty() && model.hasRow(ids.getFirst())) {
            int id = ids.getFirst();
            out.println("Neighbours of " + shown(model.vocabulary(), id) + " (cosine, raw space)");
            Neighbours.of(
                            model.matrix().orElseThrow(),
                            id,
                            NEIGHBOURS,
                            Similarity.COSINE,
                            Progress.NONE)
                    .forEach(
                            n ->
                                    out.printf(
                                            "            %.3f  %s%n",
                                            n.value(), shown(model.vocabulary(), n.id())));
        }
    }

    private static String shown(Vocabulary vocabulary, int id) {
        return vocabulary.shown(id);
    }
}
