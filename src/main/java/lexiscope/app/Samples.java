package lexiscope.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The trained samples that come with the program, and the text that the first start shows.
public final class Samples {
    /// A whole word, a split word, a number, an accent, an emoji.
    public static final String FIRST_TEXT =
            """
            The king and his seven horses came down to the sea near London.
            Unbelievable words such as electroencephalography fall to pieces, so do 1897 and a naïve café.
            One emoji 😀 takes several tokens: bytes are always in the vocabulary.
            """;

    /// The token that the first start is about.
    public static final String FIRST_TOKEN = " king";

    private Samples() {}

    /// The folder of the sample that opens on the first start: beside the program, or in the source
    /// tree.
    public static Optional<Path> first() {
        String home = System.getProperty("lexiscope.home", ".");
        return Stream.of(Path.of(home), Path.of("."))
                .map(p -> p.resolve("samples").resolve("english-bpe-8k"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
