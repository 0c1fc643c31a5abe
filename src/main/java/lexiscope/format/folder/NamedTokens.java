package lexiscope.format.folder;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The tokens that the small files of a folder name, by id or by their text.
final class NamedTokens {
    private NamedTokens() {}

    /// Their ids, those of rows without a token too.
    static Set<Integer> of(FolderSource source, Vocabulary vocabulary)
            throws UnreadableFileException {
        var found = new TreeSet<Integer>();
        for (String name : List.of("config.json", "generation_config.json")) {
            for (String each : source.named(name)) {
                found.addAll(ConfigIds.named(source.json(each).orElse(Map.of())));
            }
        }
        for (String name : List.of("tokenizer_config.json", "special_tokens_map.json")) {
            for (String each : source.named(name)) {
                source.json(each)
                        .orElse(Map.of())
                        .forEach(
                                (key, value) -> {
                                    if (key.endsWith("_token") || key.endsWith("special_tokens")) {
                                        texts(value, vocabulary, found);
                                    }
                                });
            }
        }
        return found;
    }

    private static void texts(@Nullable Object value, Vocabulary vocabulary, Set<Integer> found) {
        switch (value) {
            case String text -> vocabulary.id(text).ifPresent(found::add);
            case List<?> list -> list.forEach(v -> texts(v, vocabulary, found));
            case Map<?, ?> token when token.get("content") instanceof String text ->
                    vocabulary.id(text).ifPresent(found::add);
            case Map<?, ?> names -> names.values().forEach(v -> texts(v, vocabulary, found));
            case null, default -> {}
        }
    }
}
