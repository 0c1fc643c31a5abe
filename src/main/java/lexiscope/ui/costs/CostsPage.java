package lexiscope.ui.costs;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.comparison.Cost;
import lexiscope.comparison.CostLines;
import lexiscope.drawing.CostChart;
import lexiscope.drawing.Inks;
import lexiscope.drawing.PngFile;
import lexiscope.drawing.SvgFile;
import lexiscope.ui.costs.Costing.Order;
import lexiscope.ui.costs.Costing.Source;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Notice;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.SafeFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The page that says what each language costs, and why.
public final class CostsPage implements Panel {
    /// Width of an exported chart.
    private static final double EXPORTED = 960;

    /// In a narrower page the column of details is narrower too.
    private static final double NARROW = 900;

    private final Workspace workspace;
    private final FileDialogs dialogs;
    private final Palette palette;
    private final Costing costing;
    private final CostsView chart;
    private final PanelHeader header;
    private final MenuButton source = new MenuButton();
    private final StateFrame frame;
    private final VBox details = new VBox(8);
    private final ScrollPane scroll;
    private final VBox root = new VBox();

    /// @param dialogs ask for a folder of texts, and where to write the chart
    public CostsPage(Workspace workspace, Palette palette, FileDialogs dialogs) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.palette = palette;
        costing = new Costing(workspace);
        chart = new CostsView(costing, palette, this::reveal);
        scroll = ScrollArea.upright(chart);
        frame = new StateFrame(scroll);
        var order =
                new Choice<>(
                        "Order of the rows",
                        Arrays.asList(Order.values()),
                        o -> "Sort: " + o.label());
        order.setId("costs-order");
        order.chosen().subscribe(costing.order()::set);
        var close =
                Icons.button(
                        "fth-x", "Back to the panels", () -> workspace.page().set(Page.PANELS));
        close.setId("close-costs");
        header = new PanelHeader("Costs", source(), order, export(), close);
        build();
        costing.counted().subscribe(_ -> show());
        costing.state().subscribe(_ -> show());
        costing.chosen().subscribe(_ -> choose());
        costing.order().subscribe(_ -> choose());
        workspace.page().subscribe(_ -> show());
        workspace.sessions().subscribe(this::show);
    }

    private Node source() {
        source.setId("costs-source");
        source.getStyleClass().add("choice");
        source.setMinWidth(Region.USE_PREF_SIZE);
        source.getItems()
                .addAll(
                        item("41 languages, the same five sentences", new Source.Bundled()),
                        item("Program code in twelve languages", new Source.Code()),
                        item("The text of the window, by script", new Source.Typed()));
        var folder = new MenuItem("A folder of parallel texts…");
        folder.setOnAction(
                _ ->
                        dialogs.folder()
                                .get()
                                .ifPresent(p -> costing.source().set(new Source.Folder(p))));
        source.getItems().add(folder);
        costing.source()
                .subscribe(
                        now ->
                                source.setText(
                                        switch (now) {
                                            case Source.Bundled _ -> "41 languages";
                                            case Source.Code _ -> "Program code";
                                            case Source.Typed _ -> "This text";
                                            case Source.Folder f ->
                                                    String.valueOf(f.path().getFileName());
                                        }));
        return source;
    }

    private MenuItem item(String words, Source of) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> costing.source().set(of));
        return item;
    }

    private MenuButton export() {
        var menu = new MenuButton();
        Icons.named(menu, "fth-download", "Export the chart or the table");
        menu.setId("costs-export");
        for (String ending : List.of(".svg", ".png", ".csv")) {
            var item =
                    new MenuItem(
                            ending.equals(".csv") ? "Table (.csv)…" : "Chart (" + ending + ")…");
            item.setMnemonicParsing(false);
            item.setOnAction(
                    _ ->
                            dialogs.target()
                                    .apply("costs" + ending, ending)
                                    .ifPresent(p -> write(p, ending)));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// Writes what is shown, in the order in which it is shown.
    private void write(Path file, String ending) {
        var rows = costing.rows();
        String title = costing.title();
        String ground = palette.role("bg-default").toString();
        boolean dark = ground.compareTo("0x808080ff") < 0;
        workspace
                .tasks()
                .channel()
                .run(
                        "Writing " + file.getFileName(),
                        null,
                        _ -> {
                            var drawing = new CostChart(rows, title, EXPORTED).drawing();
                            byte[] bytes =
                                    switch (ending) {
                                        case ".csv" ->
                                                (String.join(
                                                                        "\n",
                                                                        new CostLines(',', true)
                                                                                .of(rows))
                                                                + "\n")
                                                        .getBytes(StandardCharsets.UTF_8);
                                        case ".png" -> PngFile.of(drawing, Inks.of(dark));
                                        default ->
                                                SvgFile.of(drawing, Inks.of(dark))
                                                        .getBytes(StandardCharsets.UTF_8);
                                    };
                            SafeFile.write(file, out -> out.write(bytes));
                            return file;
                        },
                        ended -> {
                            switch (ended) {
                                case Outcome.Done<Path> _ ->
                                        workspace.tell(
                                                new Notice(
                                                        Notice.Kind.DONE,
                                                        "Written to " + file + "."));
                                case Outcome.Failed<Path> why ->
                                        workspace.tell(
                                                new Notice(Notice.Kind.ERROR, why.sentence()));
                                case Outcome.Stopped<Path> _ -> {}
                            }
                        });
    }

    private void build() {
        root.setId("costs-page");
        root.getStyleClass().addAll("panel", "costs-page");
        frame.setId("costs-frame");
        frame.setMinWidth(300);
        HBox.setHgrow(frame, Priority.ALWAYS);
        var line = new Region();
        line.getStyleClass().add("page-line");
        details.getStyleClass().add("costs-details");
        var right = ScrollArea.upright(details);
        right.setId("costs-why");
        root.widthProperty()
                .subscribe(
                        w -> {
                            double wide = w.doubleValue() < NARROW ? 260 : 400;
                            right.setMinWidth(wide);
                            right.setPrefWidth(wide);
                            right.setMaxWidth(wide);
                            choose();
                        });
        var body = new HBox(frame, line, right);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getChildren().addAll(header, body);
    }

    private void show() {
        var tables = costing.counted().get().tables();
        PanelState standing = costing.standing();
        boolean some = !tables.isEmpty() && !(standing instanceof PanelState.Empty);
        scroll.setVisible(some);
        frame.show(standing, some);
        header.count(
                tables.isEmpty()
                        ? ""
                        : counted(
                                        tables.getFirst().costs().size(),
                                        costing.source().get() instanceof Source.Typed
                                                ? "script"
                                                : "text")
                                + " · "
                                + counted(tables.size(), "tokenizer"));
        choose();
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void choose() {
        details.getChildren().clear();
        var costs = costing.costs();
        if (costs.isEmpty()) {
            details.getChildren().add(sentence(hint()));
        } else {
            var first = costs.getFirst();
            var name = new RowLabel(first.text().language());
            name.getStyleClass().add("panel-title");
            details.getChildren()
                    .addAll(
                            name,
                            sentence(
                                    Numbers.whole(first.length().characters())
                                            + " characters, "
                                            + Numbers.whole(first.length().bytes())
                                            + " bytes, "
                                            + Numbers.whole(first.words().count())
                                            + (first.words().count() == 1
                                                    ? " word (between white space)"
                                                    : " words")),
                            table(costs));
            costing.why().forEach(s -> details.getChildren().add(sentence(s)));
        }
        costing.counted().get().notes().forEach(s -> details.getChildren().add(sentence(s)));
    }

    private String hint() {
        return switch (costing.source().get()) {
            case Source.Bundled _ ->
                    "Five plain sentences, the same in each language: a row says how many tokens"
                            + " they take beside the English ones. Choose a row to see why.";
            case Source.Code _ ->
                    "The same small program in each language, beside the five English sentences."
                            + " Choose a row to see why.";
            case Source.Typed _ ->
                    "The text of the window by its scripts: tokens a character beside English"
                            + " prose, since no English text of the same content is known.";
            case Source.Folder f ->
                    "The files of "
                            + f.path()
                            + ", compared whole, beside the English one. Choose a row to see why.";
        };
    }

    private void reveal() {
        double top = chart.chosenTop();
        double seen = scroll.getViewportBounds().getHeight();
        double whole = chart.getHeight();
        if (top >= 0 && whole > seen) {
            double now = scroll.getVvalue() * (whole - seen);
            if (top < now) {
                scroll.setVvalue(top / (whole - seen));
            } else if (top + CostChart.ROW > now + seen) {
                scroll.setVvalue((top + CostChart.ROW - seen) / (whole - seen));
            }
        }
    }

    private Node table(List<Cost> costs) {
        var grid = new GridPane();
        grid.getStyleClass().add("figures");
        boolean narrow = root.getWidth() < NARROW;
        String[] head = {narrow ? "" : "tokenizer", "tokens", "cost", "bytes/tok", "unknown"};
        for (int c = 0; c < head.length; c++) {
            var column = new ColumnConstraints();
            column.setHalignment(c == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(c == 0 ? 0 : Region.USE_PREF_SIZE);
            if (c == 0) {
                column.setHgrow(Priority.ALWAYS);
            }
            grid.getColumnConstraints().add(column);
            var label = new RowLabel(head[c]);
            label.getStyleClass().add("hint");
            grid.add(label, c, 0);
        }
        var tables = costing.counted().get().tables();
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            var name = new RowLabel(tables.get(i).tokenizer());
            name.setMinWidth(0);
            // where it would be cut it has a line of its own
            int row = narrow ? 2 * i + 2 : i + 1;
            if (narrow) {
                grid.add(name, 0, row - 1, head.length, 1);
            } else {
                grid.add(name, 0, row);
            }
            number(grid, Numbers.whole(cost.tokens()), 1, row);
            number(
                    grid,
                    cost.relative().isPresent()
                            ? Numbers.two(cost.relative().getAsDouble()) + "×"
                            : "–",
                    2,
                    row);
            number(grid, Numbers.two(cost.bytesPerToken().orElse(Double.NaN)), 3, row);
            number(grid, Numbers.whole(cost.unknown()), 4, row);
        }
        return grid;
    }

    private static void number(GridPane grid, String text, int column, int row) {
        var label = new RowLabel(text);
        label.getStyleClass().add("mono");
        grid.add(label, column, row);
    }

    private static Label sentence(String text) {
        var label = new RowLabel(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    @Override
    public String title() {
        return "Costs";
    }

    @Override
    public Place place() {
        return Place.PAGE;
    }

    @Override
    public Node node() {
        return root;
    }
}
