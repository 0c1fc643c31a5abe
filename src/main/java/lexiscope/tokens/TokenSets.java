package lexiscope.tokens;

import java.util.List;
import java.util.Optional;

/// The sets that go by a name in a filter (`in:text`): whoever asks a filter gives them.
public interface TokenSets {
    /// No sets.
    TokenSets NONE = of(List.of());

    /// The names, in the order of a chooser.
    List<String> names();

    /// The set of a name.
    Optional<TokenSet> named(String name);

    /// Sets by their own names.
    static TokenSets of(List<TokenSet> sets) {
        var all = List.copyOf(sets);
        return new TokenSets() {
            @Override
            public List<String> names() {
                return all.stream().flatMap(s -> s.name().stream()).toList();
            }

            @Override
            public Optional<TokenSet> named(String name) {
                return all.stream()
                        .filter(s -> s.name().filter(name::equals).isPresent())
                        .findFirst();
            }
        };
    }
}
