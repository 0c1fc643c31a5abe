package lexiscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The guides for contributors speak of types, packages and files that are there.
class GuidesTest {
    private static final Path CODE = Path.of("src/main/java/lexiscope");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+?)\\)");

    /// A type, such as `Pca`; what follows it, as in `ModelWriter.Kind`, is not looked at.
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w*)[^`]*`");

    private static final Pattern PACKAGE = Pattern.compile("`((?:ui|format|tokenizer)\\.[a-z]+)`");

    /// Names that no type of ours has: the toolkit's label, and endings that are asked to be
    /// avoided.
    private static final Set<String> OTHERS = Set.of("Label", "Util", "Helper", "Manager", "Impl");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void whatIsNamedIsThere(String guide) throws IOException {
        String text = Files.readString(Path.of(".github", guide));
        Set<String> types = types();
        var lost = new TreeSet<String>();
        TYPE.matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(name -> !types.contains(name) && !OTHERS.contains(name))
                .forEach(lost::add);
        PACKAGE.matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(name -> !Files.isDirectory(CODE.resolve(name.replace('.', '/'))))
                .forEach(lost::add);
        assertEquals(List.of(), List.copyOf(lost), () -> "named in " + guide);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                ".github/ARCHITECTURE.md",
                ".github/CONTRIBUTING.md",
                ".github/CHANGELOG.md"
            })
    void linksLeadSomewhere(String page) throws IOException {
        Path file = Path.of(page).toAbsolutePath();
        LINK.matcher(Files.readString(file).replace("\n", " "))
                .results()
                .map(m -> m.group(1))
                .filter(link -> !link.contains("://"))
                .forEach(link -> assertTrue(Files.exists(file.resolveSibling(link)), link));
    }

    private static Set<String> types() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
