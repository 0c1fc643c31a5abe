package lexiscope.format.folder;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What lies beside a tokenizer: `tokenizer_config.json`, `special_tokens_map.json` and
/// `added_tokens.json`, after a change.
///
/// @param change the change
/// @param vocabulary the tokens as they were
record TokenizerSettings(ModelChange change, Vocabulary vocabulary) {
    static final String DECODER = "added_tokens_decoder";

    /// Lists of special tokens without a name of their own, as transformers 4 and 5 call them.
    private static final Set<String> LISTS =
            Set.of("additional_special_tokens", "extra_special_tokens");

    /// `tokenizer_config.json`.
    Map<String, Object> config(Map<?, ?> config) {
        var changed = tokens(config);
        if (config.get(DECODER) instanceof Map<?, ?> decoder) {
            changed.put(DECODER, decoder(decoder));
        }
        return changed;
    }

    /// `special_tokens_map.json`, and the tokens by name of `tokenizer_config.json`.
    Map<String, Object> tokens(Map<?, ?> config) {
        Set<String> gone = gone();
        var changed = new LinkedHashMap<String, Object>();
        config.forEach(
                (k, value) -> {
                    String key = String.valueOf(k);
                    if (LISTS.contains(key) && value instanceof List<?> list) {
                        changed.put(key, list(list, gone));
                    } else if (!(key.endsWith("_token") && gone.contains(content(value)))) {
                        ConfigIds.putting(changed, key, value);
                    }
                });
        return changed;
    }

    private List<@Nullable Object> list(List<?> list, Set<String> gone) {
        var all = new ArrayList<@Nullable Object>();
        var there = new TreeSet<String>();
        for (Object each : list) {
            if (!gone.contains(content(each))) {
                all.add(each);
                there.add(content(each));
            }
        }
        for (AddedToken token : change.added().values()) {
            if (token.special() && there.add(token.content())) {
                all.add(token.content());
            }
        }
        return all;
    }

    private static String content(@Nullable Object token) {
        return switch (token) {
            case String s -> s;
            case Map<?, ?> m when m.get("content") instanceof String s -> s;
            case null, default -> "";
        };
    }

    private Map<String, Object> decoder(Map<?, ?> decoder) {
        var byId = new TreeMap<Integer, Object>();
        decoder.forEach(
                (id, token) -> {
                    String number = String.valueOf(id);
                    if (number.matches("\\d{1,9}") && token != null) {
                        int now = change.ids().now(Integer.parseInt(number));
                        if (now != IdMap.NEW) {
                            byId.put(now, token);
                        }
                    }
                });
        change.added().forEach((id, token) -> byId.put(id, flags(token)));
        var changed = new LinkedHashMap<String, Object>();
        byId.forEach((id, token) -> changed.put(String.valueOf(id), token));
        return changed;
    }

    private static Map<String, Object> flags(AddedToken token) {
        var flags = new LinkedHashMap<String, Object>();
        flags.put("content", token.content());
        flags.put("lstrip", token.leftStrip());
        flags.put("normalized", token.normalized());
        flags.put("rstrip", token.rightStrip());
        flags.put("single_word", token.singleWord());
        flags.put("special", token.special());
        return flags;
    }

    /// `added_tokens.json`.
    Map<String, Object> added(Map<?, ?> tokens) {
        var changed = new LinkedHashMap<String, Object>();
        tokens.forEach(
                (content, id) -> {
                    if (id instanceof Integer old && change.ids().now(old) != IdMap.NEW) {
                        changed.put(String.valueOf(content), change.ids().now(old));
                    }
                });
        change.added().forEach((id, token) -> changed.put(token.content(), id));
        return changed;
    }

    /// What the tokens that are gone were spelled as; a spelling that stays is none.
    private Set<String> gone() {
        var gone = new TreeSet<String>();
        if (change.ids().keepsAll()) {
            return gone;
        }
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.has(id) && change.ids().now(id) == IdMap.NEW) {
                gone.add(vocabulary.spelling(id));
            }
        }
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.has(id) && change.ids().now(id) != IdMap.NEW) {
                gone.remove(vocabulary.spelling(id));
            }
        }
        return gone;
    }
}
