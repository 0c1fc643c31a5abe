package lexiscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

import lexiscope.ui.kit.ScrollArea;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The walls of the house: what may import what.
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("lexiscope");

    /// The floor of every package; an import only runs down, or stays on a floor.
    private static final Map<String, Integer> FLOORS =
            Map.ofEntries(
                    Map.entry("work", 0),
                    Map.entry("run", 0),
                    Map.entry("json", 0),
                    Map.entry("emoji", 0),
                    Map.entry("vocabulary", 1),
                    Map.entry("kernel", 1),
                    Map.entry("tokenizer.aligned", 2),
                    Map.entry("tokenizer.unicode", 2),
                    Map.entry("tokenizer.pattern", 2),
                    Map.entry("tokenizer.normalizer", 3),
                    Map.entry("tokenizer.pretokenizer", 3),
                    Map.entry("tokenizer.subword.piece", 2),
                    Map.entry("tokenizer.subword.steps", 2),
                    Map.entry("tokenizer.subword.bpe", 2),
                    Map.entry("tokenizer.subword.unigram", 2),
                    Map.entry("tokenizer.subword", 3),
                    Map.entry("tokenizer.postprocessor", 3),
                    Map.entry("tokenizer.decoder", 3),
                    Map.entry("embedding", 3),
                    Map.entry("tokenizer", 4),
                    Map.entry("projection.layout", 4),
                    Map.entry("projection.quality", 4),
                    Map.entry("projection.graph", 4),
                    Map.entry("projection.tsne", 4),
                    Map.entry("projection.umap", 4),
                    Map.entry("projection", 4),
                    Map.entry("cluster", 4),
                    Map.entry("model", 5),
                    Map.entry("change", 5),
                    Map.entry("corpus", 5),
                    Map.entry("store", 5),
                    Map.entry("format", 6),
                    Map.entry("format.file", 6),
                    Map.entry("format.part", 6),
                    Map.entry("format.tensor", 6),
                    Map.entry("format.config", 6),
                    Map.entry("format.tokenizerjson", 6),
                    Map.entry("format.gguf", 6),
                    Map.entry("format.sentencepiece", 6),
                    Map.entry("format.tiktoken", 6),
                    Map.entry("format.vocabfile", 6),
                    Map.entry("format.torch", 6),
                    Map.entry("format.onnx", 6),
                    Map.entry("format.safetensors", 6),
                    Map.entry("format.numpy", 6),
                    Map.entry("format.vectors", 6),
                    Map.entry("format.folder", 6),
                    Map.entry("health", 6),
                    Map.entry("chat", 6),
                    Map.entry("tokens", 6),
                    Map.entry("matching", 6),
                    Map.entry("comparison", 6),
                    Map.entry("passage", 6),
                    Map.entry("drawing", 7),
                    Map.entry("format.hub", 7),
                    Map.entry("trim", 7),
                    Map.entry("learn", 7),
                    Map.entry("trial", 8),
                    Map.entry("trial.proposal", 8),
                    Map.entry("trial.first", 8),
                    Map.entry("trial.verdict", 8),
                    Map.entry("trial.effect", 8),
                    Map.entry("trial.tuning", 8),
                    Map.entry("ui.typography", 9),
                    Map.entry("ui.edit", 9),
                    Map.entry("ui.task", 9),
                    Map.entry("ui.derive", 9),
                    Map.entry("ui.action", 9),
                    Map.entry("ui.history", 9),
                    Map.entry("ui.palette", 11),
                    Map.entry("ui.kit", 9),
                    Map.entry("ui.session.map", 10),
                    Map.entry("ui.session", 10),
                    Map.entry("ui.workspace", 10),
                    Map.entry("ui.open", 11),
                    Map.entry("ui.text", 11),
                    Map.entry("ui.vocabulary", 11),
                    Map.entry("ui.map", 11),
                    Map.entry("ui.token", 11),
                    Map.entry("ui.health", 11),
                    Map.entry("ui.settings", 11),
                    Map.entry("ui.steps", 11),
                    Map.entry("ui.trial", 11),
                    Map.entry("ui.learn", 11),
                    Map.entry("ui.compare", 11),
                    Map.entry("ui.costs", 11),
                    Map.entry("ui.folder", 11),
                    Map.entry("app", 12),
                    Map.entry("cli", 13));

    /// Files that may all lead to each other: a handful.
    private static final int LARGEST_KNOT = 6;

    /// Packages with a larger knot, and how large: a number here only falls.
    private static final Map<String, Integer> KNOTS = Map.of();

    /// Files that a package may hold.
    private static final int LARGEST_PACKAGE = 40;

    @Test
    void everyPackageHasAFloor() {
        var unknown = new TreeSet<String>();
        HOUSE.forEach(c -> unknown.add(room(c.getPackageName())));
        unknown.removeAll(FLOORS.keySet());
        assertEquals(List.of(), List.copyOf(unknown));
    }

    @Test
    void importsOnlyRunDown() {
        var upward = new TreeSet<String>();
        for (var from : HOUSE) {
            int floor = FLOORS.getOrDefault(room(from.getPackageName()), -1);
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith("lexiscope")
                        && FLOORS.getOrDefault(room(target), 99) > floor) {
                    upward.add(from.getName() + " → " + dependency.getTargetClass().getName());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(upward));
    }

    @Test
    void noTwoPackagesKnowEachOther() {
        slices().matching("lexiscope.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theWingsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage("lexiscope.vocabulary..", "lexiscope.tokenizer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lexiscope.kernel..",
                        "lexiscope.embedding..",
                        "lexiscope.projection..",
                        "lexiscope.cluster..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lexiscope.kernel..",
                        "lexiscope.embedding..",
                        "lexiscope.projection..",
                        "lexiscope.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lexiscope.vocabulary..", "lexiscope.tokenizer..")
                .check(HOUSE);
    }

    /// What of the rooms inside `format` is seen from outside: how a file is refused.
    private static final String REFUSAL = "lexiscope.format.file.UnreadableFileException";

    @Test
    void formatsAreReachedByTheirDoors() {
        var inside = new TreeSet<String>();
        for (var from : HOUSE) {
            if (within(from.getPackageName(), "lexiscope.format")) {
                continue;
            }
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (within(target.getPackageName(), "lexiscope.format")
                        && !List.of("lexiscope.format", "lexiscope.format.hub")
                                .contains(target.getPackageName())
                        && !target.getName().startsWith(REFUSAL)) {
                    inside.add(from.getName() + " → " + target.getName());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(inside));
    }

    /// `file`, then `config`, then `part`, then the families, then the doors.
    @Test
    void roomsOfTheFormatsImportDownward() {
        noClasses()
                .that()
                .resideInAPackage("lexiscope.format.file")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("lexiscope.format..")
                                .and(resideOutsideOfPackage("lexiscope.format.file")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("lexiscope.format.config")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("lexiscope.format..")
                                .and(
                                        resideOutsideOfPackages(
                                                "lexiscope.format.file",
                                                "lexiscope.format.config")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("lexiscope.format.part")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("lexiscope.format..")
                                .and(
                                        resideOutsideOfPackages(
                                                "lexiscope.format.file",
                                                "lexiscope.format.config",
                                                "lexiscope.format.part")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("lexiscope.format.(*)")
                .and()
                .resideOutsideOfPackage("lexiscope.format.hub")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lexiscope.format", "lexiscope.format.hub")
                .check(HOUSE);
    }

    @Test
    void panelsDoNotKnowEachOther() {
        slices().matching(
                        "lexiscope.ui.(open|text|vocabulary|map|token|health|trial|learn|palette|settings|compare|costs|steps)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    /// The toolkit wraps no text and draws no emoji on Linux (see the page of `ui.typography`).
    @Test
    void nothingIsWrappedByTheToolkit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lexiscope.ui.typography..")
                .should()
                .callConstructor(javafx.scene.control.Label.class)
                .orShould()
                .callConstructor(javafx.scene.control.Label.class, String.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(javafx.scene.text.TextFlow.class)
                .orShould()
                .callMethod(javafx.scene.text.Text.class, "setWrappingWidth", double.class)
                .check(HOUSE);
    }

    @Test
    void libraryRooms() {
        onlyIn("javafx..", "lexiscope.ui..", "lexiscope.app..", "lexiscope.cli..");
        onlyIn("smile..", "lexiscope.cluster..");
        onlyIn("tools.jackson..", "lexiscope.json..", "lexiscope.format..");
        onlyIn(
                "java.lang.foreign..",
                "lexiscope.kernel..",
                "lexiscope.format..",
                "lexiscope.model..");
        onlyIn("org.joni..", "lexiscope.tokenizer.pattern..");
    }

    private static void onlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    @Test
    void oneDoorToThreads() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("lexiscope.ui.task.Tasks")
                .and()
                .resideOutsideOfPackages("lexiscope.app..", "lexiscope.cli..")
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .check(HOUSE);
    }

    /// The toolkit's own keeps a picture of what it shows for ever.
    @Test
    void scrollPanesAreOurs() {
        for (Class<?>[] parameters : new Class<?>[][] {{}, {Node.class}}) {
            noClasses()
                    .that()
                    .areNotAssignableTo(ScrollArea.class)
                    .should()
                    .callConstructor(ScrollPane.class, parameters)
                    .check(HOUSE);
        }
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("lexiscope.cli..")
                .should()
                .accessField(System.class, "out")
                .check(HOUSE);
        classes().that().areInterfaces().should().haveNameNotMatching("I[A-Z].*").check(HOUSE);
    }

    /// Who reads a name knows which type it is.
    @Test
    void everyNameIsGivenOnce() throws IOException {
        var places = new TreeMap<String, List<Path>>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> !f.endsWith("package-info.java"))
                        .forEach(
                                f ->
                                        places.computeIfAbsent(
                                                        String.valueOf(f.getFileName()),
                                                        _ -> new ArrayList<>())
                                                .add(f));
            }
        }
        places.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), places);
    }

    @Test
    void everyPackageHasAPage() throws IOException {
        var without = new ArrayList<Path>();
        try (var folders = Files.walk(Path.of("src/main/java/lexiscope"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (var files = Files.list(folder)) {
                    boolean code = files.anyMatch(f -> f.toString().endsWith(".java"));
                    if (code && !Files.exists(folder.resolve("package-info.java"))) {
                        without.add(folder);
                    }
                }
            }
        }
        assertTrue(without.isEmpty(), () -> "without a package page: " + without);
    }

    @Test
    void noPackageIsTooLargeToKnow() {
        var sizes = new TreeMap<String, Set<String>>();
        for (var one : HOUSE) {
            sizes.computeIfAbsent(one.getPackageName(), _ -> new TreeSet<>())
                    .add(one.getName().replaceFirst("[$].*", ""));
        }
        sizes.values().removeIf(files -> files.size() <= LARGEST_PACKAGE);
        assertEquals(List.of(), List.copyOf(sizes.keySet()));
    }

    @Test
    void noPackageHasAKnotOfManyFiles() {
        var large = Knots.above(LARGEST_KNOT, HOUSE);
        large.replaceAll(
                (name, knots) ->
                        knots.stream()
                                .filter(k -> k.size() > KNOTS.getOrDefault(room(name), 0))
                                .toList());
        large.values().removeIf(List::isEmpty);
        assertEquals(Map.of(), large);
    }

    private static boolean within(String packageName, String house) {
        return packageName.equals(house) || packageName.startsWith(house + ".");
    }

    private static String room(String packageName) {
        return packageName.substring("lexiscope".length()).replaceFirst("^\\.", "");
    }
}
