package lexiscope.cli;

import lexiscope.app.Display;
import lexiscope.app.Snapshot;
import lexiscope.format.OwnFiles;
import lexiscope.passage.TokenWindows;
import lexiscope.projection.Projection;
import lexiscope.store.TextReading;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.workspace.Page;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `snapshot`: a picture of the real window, without a display.
@Command(name = "snapshot", description = "Draw the window into a PNG, without a display.")
final class SnapshotVerb implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "PATH",
            description = "Folder or file of the model.")
    private Path model = Path.of("");

    @Option(
            names = "--beside",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Further models to open.")
    private List<Path> beside = List.of();

    @Option(names = "--text", paramLabel = "T", description = "The typed text.")
    private @Nullable String text;

    @Option(
            names = "--focus",
            paramLabel = "T",
            description = "The token to focus: spelling, text or id.")
    private @Nullable String focus;

    @Option(names = "--add", paramLabel = "T", description = "A token to try.")
    private @Nullable String add;

    @Option(
            names = "--panel",
            paramLabel = "P",
            description =
                    "steps: the steps of the focused word in the place of the pieces; or a page:"
                            + " all-steps, open, bench, compare, costs.")
    private @Nullable String panel;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "The map's projection, as for project.")
    private @Nullable String method;

    @Option(
            names = "--colour",
            paramLabel = "C",
            description =
                    "What the map is coloured by: kind, kept, density-map, density-space,"
                            + " centres-map, centres-space, or a value of tokens such as norm,"
                            + " rank or script.")
    private @Nullable String colour;

    @Option(
            names = "--text-colour",
            paramLabel = "C",
            defaultValue = "token",
            description =
                    "What the text is coloured by: token, boundary, similarity, or a value of"
                            + " tokens such as kind, id or norm (default: ${DEFAULT-VALUE}).")
    private String textColour = "token";

    @Option(
            names = "--windows",
            paramLabel = "SIZE[,OVERLAP]",
            description = "Draw windows of so many tokens, of which neighbours share OVERLAP.")
    private @Nullable String windows;

    @Option(
            names = "--theme",
            defaultValue = "light",
            description = "light or dark (default: light).")
    private String theme = "";

    @Option(
            names = "--size",
            defaultValue = "1440x900",
            paramLabel = "WxH",
            description = "Size of the window (default: 1440x900).")
    private String size = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "F.png",
            description = "The file to write.")
    private Path out = Path.of("");

    @Mixin private OverwriteOption overwrite = new OverwriteOption();

    @Override
    public Integer call() throws Exception {
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new IllegalArgumentException(
                    "There is no theme \"" + theme + "\"; choose light or dark.");
        }
        String[] sides = size.split("x");
        if (sides.length != 2
                || !sides[0].matches("[1-9]\\d{2,3}")
                || !sides[1].matches("[1-9]\\d{2,3}")) {
            throw new IllegalArgumentException(
                    "--size wants WIDTHxHEIGHT in pixels, such as 1440x900.");
        }
        if (panel != null && !panel.equals("steps") && Snapshot.page(panel).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no panel \""
                            + panel
                            + "\"; choose steps, "
                            + Arrays.stream(Page.values())
                                    .map(Snapshot::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        var projection = projection();
        var painted = colour == null ? null : ColourBy.named(colour);
        overwrite.check(List.of(out));
        OwnFiles.refuse(out, model);
        Display.cannotDraw()
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        new Snapshot(
                        model,
                        beside,
                        text,
                        focus,
                        add,
                        panel,
                        theme.equals("dark"),
                        width,
                        height,
                        projection,
                        painted,
                        reading())
                .to(out);
        return 0;
    }

    private TextReading reading() {
        TextReading coloured = TextReading.DEFAULT.withColour(textColour);
        if (windows == null) {
            return coloured;
        }
        TokenWindows asked = EncodeExtras.windows(windows, 0);
        return coloured.withWindows(asked.size(), asked.overlap());
    }

    private @Nullable Projection projection() {
        return method == null ? null : Projection.named(method);
    }
}
