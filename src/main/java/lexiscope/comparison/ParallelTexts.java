package lexiscope.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Texts that say the same in several languages.
///
/// @param texts the texts
/// @param notes what a person should know about them, a sentence each
public record ParallelTexts(List<ParallelText> texts, List<String> notes) {
    private static final List<String> ENGLISH = List.of("english", "eng", "en");

    public ParallelTexts {
        texts = List.copyOf(texts);
        notes = List.copyOf(notes);
    }

    /// The English text, which the others are measured by: the one named so, else one whose name
    /// begins so (`en-GB`, `eng_Latn`).
    public Optional<ParallelText> english() {
        Optional<ParallelText> plainly =
                texts.stream().filter(t -> ENGLISH.contains(lower(t.language()))).findFirst();
        return plainly.isPresent()
                ? plainly
                : texts.stream()
                        .filter(t -> ENGLISH.contains(lower(t.language()).split("[^a-z]", 2)[0]))
                        .findFirst();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
