package lexiscope.format.config;

import lexiscope.format.file.IdRange;
import lexiscope.json.Json;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What lies beside a tokenizer's own file: `tokenizer_config.json`, `special_tokens_map.json`,
/// `added_tokens.json`, and the kind of model in `config.json`. A damaged one is said in a note and
/// otherwise ignored.
///
/// @param settings `tokenizer_config.json`, over `special_tokens_map.json`
/// @param modelConfig `config.json`
/// @param added the added tokens with their ids, `added_tokens_decoder` over `added_tokens.json`
/// @param notes what a person should know
public record TokenizerConfig(
        Map<String, Object> settings,
        Map<String, Object> modelConfig,
        Map<Integer, AddedToken> added,
        List<String> notes) {
    /// Nothing beside the file.
    public static final TokenizerConfig NONE =
            new TokenizerConfig(Map.of(), Map.of(), Map.of(), List.of());

    private static final String CONFIG = "tokenizer_config.json";
    private static final String ADDED = "added_tokens.json";
    private static final String DECODER = "added_tokens_decoder";
    private static final String ID = "a whole number from 0 to 2^31 - 1";

    public TokenizerConfig {
        added = new TreeMap<>(added);
        notes = List.copyOf(notes);
    }

    /// Reads what a folder has.
    ///
    /// @param model what its `config.json` says, which has notes of its own
    static TokenizerConfig read(Path folder, ModelConfig model) {
        var notes = new ArrayList<String>();
        var settings = new LinkedHashMap<String, Object>();
        for (String name : List.of("special_tokens_map.json", CONFIG)) {
            var object = object(folder, name, notes);
            notes.addAll(ConfigKinds.wrong(name, object));
            settings.putAll(object);
        }
        var added = new TreeMap<Integer, AddedToken>();
        object(folder, ADDED, notes)
                .forEach(
                        (content, id) -> {
                            if (id instanceof Integer i && i >= 0) {
                                added.put(i, token(content, Map.of()));
                            } else {
                                notes.add(ConfigKinds.unfit(ADDED, content, ID, id));
                            }
                        });
        if (settings.get(DECODER) instanceof Map<?, ?> decoder) {
            decoder.forEach(
                    (id, flags) -> {
                        if (flags instanceof Map<?, ?> f
                                && f.get("content") instanceof String content
                                && String.valueOf(id).matches("\\d{1,9}")) {
                            added.put(Integer.parseInt(String.valueOf(id)), token(content, f));
                        } else {
                            String wanted = "an id with the “content” of its token";
                            String path = DECODER + "." + id;
                            notes.add(ConfigKinds.unfit(CONFIG, path, wanted, flags));
                        }
                    });
        }
        return new TokenizerConfig(settings, model.values(), added, notes);
    }

    /// The added tokens. One whose id is beyond all bounds is left aside, and a note says so.
    ///
    /// @param tokens the number of tokens without them
    public Map<Integer, AddedToken> added(int tokens, List<String> said) {
        var near = new TreeMap<>(added);
        near.tailMap((int) IdRange.highest(tokens), false)
                .forEach(
                        (id, token) ->
                                said.add(
                                        "The added token “"
                                                + IdRange.shortened(token.content())
                                                + "” has the id "
                                                + id
                                                + ", too far beyond the "
                                                + tokens
                                                + " tokens; it was left aside."));
        near.tailMap((int) IdRange.highest(tokens), false).clear();
        return near;
    }

    /// The added tokens beside those of a list. Where one has the id of another token, the added
    /// one counts, and a note says so.
    ///
    /// @param entries the spellings of the list by id, with holes
    public Map<Integer, AddedToken> added(@Nullable String[] entries, List<String> said) {
        var near = added(entries.length, said);
        var taken = new TreeMap<>(near);
        taken.tailMap(entries.length).clear();
        taken.entrySet()
                .removeIf(
                        e -> {
                            String other = entries[e.getKey()];
                            return other == null || other.equals(e.getValue().content());
                        });
        if (!taken.isEmpty()) {
            var first = taken.firstEntry();
            said.add(
                    taken.size()
                            + (taken.size() == 1
                                    ? " added token has the id of another token and counts in its"
                                            + " place, first “"
                                    : " added tokens have the ids of other tokens and count in"
                                            + " their places, first “")
                            + IdRange.shortened(first.getValue().content())
                            + "” with the id "
                            + first.getKey()
                            + " of “"
                            + IdRange.shortened(String.valueOf(entries[first.getKey()]))
                            + "”.");
        }
        return near;
    }

    private static Map<String, Object> object(Path folder, String name, List<String> notes) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Json.object(file);
        } catch (IOException | IllegalArgumentException e) {
            notes.add(name + " could not be read and was left aside: " + e.getMessage() + ".");
            return Map.of();
        }
    }

    private static AddedToken token(String content, Map<?, ?> flags) {
        boolean special = set(flags, "special", true);
        return new AddedToken(
                content,
                set(flags, "single_word", false),
                set(flags, "lstrip", false),
                set(flags, "rstrip", false),
                set(flags, "normalized", !special),
                special);
    }

    private static boolean set(Map<?, ?> flags, String key, boolean otherwise) {
        return flags.get(key) instanceof Boolean b ? b : otherwise;
    }

    /// The class of `transformers` that the files name, without its `Fast`; "" when they name none.
    public String tokenizerClass() {
        for (Object named :
                new Object[] {
                    settings.get("tokenizer_class"), modelConfig.get("tokenizer_class")
                }) {
            if (named instanceof String name && !name.isBlank()) {
                return name.endsWith("Fast") ? name.substring(0, name.length() - 4) : name;
            }
        }
        return modelConfig.get("model_type") instanceof String type
                ? TokenizerClasses.of(type)
                : "";
    }

    /// A switch of `tokenizer_config.json`.
    public Optional<Boolean> flag(String key) {
        return settings.get(key) instanceof Boolean b ? Optional.of(b) : Optional.empty();
    }

    /// A switch of `tokenizer_config.json`.
    ///
    /// @param otherwise what counts where it is left out
    public boolean flag(String key, boolean otherwise) {
        return flag(key).orElse(otherwise);
    }

    /// A whole number of `tokenizer_config.json`.
    public int number(String key, int otherwise) {
        return settings.get(key) instanceof Integer i ? i : otherwise;
    }

    /// The content of a named special token (`bos_token`), written as a string or as an object.
    public Optional<String> special(String key) {
        return switch (settings.get(key)) {
            case String s -> Optional.of(s);
            case Map<?, ?> m when m.get("content") instanceof String s -> Optional.of(s);
            case null, default -> Optional.empty();
        };
    }

    /// A named special token with its flags, where the files state some.
    ///
    /// @param flags those of a token that is only a string
    public Optional<AddedToken> token(String key, AddedToken flags) {
        return special(key).map(content -> token(settings.get(key), content, flags));
    }

    /// The tokens of a list (`additional_special_tokens`).
    public List<AddedToken> tokens(String key) {
        var tokens = new ArrayList<AddedToken>();
        if (settings.get(key) instanceof List<?> list) {
            var plain = new AddedToken("", false, false, false, false, true);
            for (Object one : list) {
                if (one instanceof String content) {
                    tokens.add(token(one, content, plain));
                } else if (one instanceof Map<?, ?> m && m.get("content") instanceof String c) {
                    tokens.add(token(one, c, plain));
                }
            }
        }
        return tokens;
    }

    private static AddedToken token(@Nullable Object value, String content, AddedToken flags) {
        return value instanceof Map<?, ?> m
                ? new AddedToken(
                        content,
                        set(m, "single_word", false),
                        set(m, "lstrip", false),
                        set(m, "rstrip", false),
                        false,
                        true)
                : new AddedToken(
                        content, false, flags.leftStrip(), flags.rightStrip(), false, true);
    }

    /// The content of a named special token.
    ///
    /// @param otherwise what counts where none is named
    public String special(String key, String otherwise) {
        return special(key).orElse(otherwise);
    }
}
