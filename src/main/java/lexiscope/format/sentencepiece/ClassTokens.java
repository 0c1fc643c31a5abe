package lexiscope.format.sentencepiece;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The special and added tokens of a class with their ids, worked out as the slow tokenizers of
/// `transformers` do when they are made (`tokenization_utils.py`, `_add_tokens`): a token that the
/// vocabulary has keeps its id, another gets the next one behind the vocabulary. All are searched
/// for in typed text.
final class ClassTokens {
    private static final List<String> FIELDS =
            List.of("bos", "eos", "unk", "sep", "pad", "cls", "mask");

    private final TokenizerConfig config;
    private final PieceNumbers numbers;
    private final Map<Integer, AddedToken> added = new LinkedHashMap<>();
    private final Map<String, AddedToken> named = new LinkedHashMap<>();

    private ClassTokens(TokenizerConfig config, PieceNumbers numbers) {
        this.config = config;
        this.numbers = numbers;
    }

    /// The tokens of a class.
    ///
    /// @param placed those whose ids the class states; CamemBERT's and Pegasus' stand above those
    ///   of the files, any other's below
    /// @param notes takes what a person should know
    static ClassTokens of(
            PieceClass kind,
            TokenizerConfig config,
            PieceNumbers numbers,
            Map<Integer, AddedToken> placed,
            List<String> notes) {
        var tokens = new ClassTokens(config, numbers);
        boolean firm = kind == PieceClass.CAMEMBERT || kind == PieceClass.PEGASUS;
        tokens.added.putAll(placed);
        config.added(numbers.entries().length, notes)
                .forEach(
                        (id, token) -> {
                            if (!firm || !placed.containsKey(id)) {
                                tokens.added.put(id, raw(token));
                            }
                        });
        tokens.name(kind);
        tokens.number(PieceTokens.more(kind, config));
        return tokens;
    }

    /// The token of each field, as the class or the files have it.
    private void name(PieceClass kind) {
        var defaults = new LinkedHashMap<String, String>();
        String[] words = kind.tokens().split(" ");
        for (int i = 0; i < words.length; i += 2) {
            defaults.put(words[i], words[i + 1]);
        }
        for (String field : FIELDS) {
            String key = field + "_token";
            AddedToken token = null;
            if (config.settings().containsKey(key)) {
                token = config.token(key, flagged(defaults.getOrDefault(field, ""))).orElse(null);
            } else if (defaults.containsKey(field)) {
                token = flagged(defaults.get(field));
            }
            if (token != null) {
                named.put(field, token);
            }
        }
    }

    /// A token of the table: ~ before it takes the white space there along, ~ behind it that one.
    private static AddedToken flagged(String token) {
        boolean left = token.startsWith("~");
        boolean right = token.length() > 1 && token.endsWith("~");
        String content = token.substring(left ? 1 : 0, token.length() - (right ? 1 : 0));
        return new AddedToken(content, false, left, right, false, true);
    }

    private void number(List<AddedToken> more) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int id = 0; id < numbers.counted(); id++) {
            AddedToken token = added.get(id);
            String entry = token == null ? numbers.entries()[id] : token.content();
            if (entry != null) {
                vocabulary.put(entry, id);
            }
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        added.forEach((id, token) -> found.put(token.content(), id));
        vocabulary.putAll(found);
        int next = vocabulary.size();
        var all = new ArrayList<>(named.values());
        all.addAll(more);
        for (var token : all) {
            if (!token.content().isEmpty() && !found.containsKey(token.content())) {
                Integer id = vocabulary.get(token.content());
                if (id == null) {
                    id = next++;
                }
                found.put(token.content(), id);
                added.put(id, raw(token));
            }
        }
    }

    /// The same token, searched for in typed text.
    static AddedToken raw(AddedToken token) {
        return new AddedToken(
                token.content(),
                token.singleWord(),
                token.leftStrip(),
                token.rightStrip(),
                false,
                token.special());
    }

    /// The added tokens by id.
    Map<Integer, AddedToken> added() {
        return added;
    }

    /// The id of the token of a field.
    OptionalInt of(String field) {
        AddedToken token = named.get(field);
        return token == null ? OptionalInt.empty() : id(token.content());
    }

    /// The id that a content has among the added tokens, else among the entries.
    OptionalInt id(String content) {
        OptionalInt id = OptionalInt.empty();
        for (var entry : added.entrySet()) {
            if (entry.getValue().content().equals(content)) {
                id = OptionalInt.of(entry.getKey());
            }
        }
        @Nullable String[] entries = numbers.entries();
        for (int i = 0; i < entries.length && id.isEmpty(); i++) {
            id = content.equals(entries[i]) ? OptionalInt.of(i) : id;
        }
        return id;
    }
}
