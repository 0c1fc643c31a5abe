package lexiscope.format.folder;

import lexiscope.change.IdMap;
import lexiscope.format.config.ModelConfig;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The numbers of `config.json` and `generation_config.json` that count or name tokens: sizes of
/// the vocabulary and ids, also in the parts of models that see or hear as well.
///
/// @param before rows of the matrix as it was
/// @param after rows as they are
/// @param ids which ids moved
/// @param notes told what a person should know
record ConfigIds(int before, int after, IdMap ids, List<String> notes) {
    /// Sizes that are the vocabulary's where they are the same number.
    private static final Set<String> SIZES =
            Set.of(
                    "padded_vocab_size",
                    "n_vocab",
                    "n_words",
                    "vocabulary_size",
                    "decoder_vocab_size",
                    "src_vocab_size",
                    "tgt_vocab_size",
                    "vocab_size_per_layer_input");

    private static final String SIZE = "vocab_size";

    /// An id or a list of ids, by its key.
    private static final Pattern ID =
            Pattern.compile("(.+_)?(token_ids?|token_index|token_idx)|(begin_)?suppress_tokens");

    /// Lists of lists of ids, and lists of pairs of a place and an id.
    static final Set<String> LISTS = Set.of("bad_words_ids", "force_words_ids");

    static final String PAIRS = "forced_decoder_ids";

    /// Ids by name.
    private static final Set<String> NAMED = Set.of("lang_to_id", "task_to_id");

    /// The same configuration after the change.
    Map<String, Object> changed(Map<?, ?> config) {
        return level(config, "", true);
    }

    /// All ids that a configuration names.
    static Set<Integer> named(Map<?, ?> config) {
        var found = new TreeSet<Integer>();
        var none = new ConfigIds(0, 0, IdMap.growing(0, 0), new ArrayList<>());
        none.collect(config, found);
        return found;
    }

    private void collect(Map<?, ?> config, Set<Integer> found) {
        config.forEach(
                (k, value) -> {
                    String key = String.valueOf(k);
                    if (ID.matcher(key).matches() || LISTS.contains(key)) {
                        numbers(value, found);
                    } else if (NAMED.contains(key) && value instanceof Map<?, ?> names) {
                        names.values().forEach(v -> numbers(v, found));
                    } else if (key.equals(PAIRS) && value instanceof List<?> pairs) {
                        pairs.forEach(
                                p -> {
                                    if (p instanceof List<?> pair && pair.size() == 2) {
                                        numbers(pair.get(1), found);
                                    }
                                });
                    } else if (text(key) && value instanceof Map<?, ?> part) {
                        collect(part, found);
                    }
                });
    }

    private static void numbers(@Nullable Object value, Set<Integer> found) {
        if (value instanceof Integer id && id >= 0) {
            found.add(id);
        } else if (value instanceof List<?> list) {
            list.forEach(v -> numbers(v, found));
        }
    }

    /// Whether what goes by this key is ids of tokens.
    static boolean names(String key) {
        return ID.matcher(key).matches()
                || LISTS.contains(key)
                || NAMED.contains(key)
                || key.equals(PAIRS);
    }

    /// Whether what goes by this key is the configuration of a part that reads or writes text.
    static boolean text(String key) {
        return ModelConfig.TEXT_PARTS.contains(key) || key.equals("encoder");
    }

    /// @param own whether its `vocab_size` is that of the matrix
    private Map<String, Object> level(Map<?, ?> config, String path, boolean own) {
        var changed = new LinkedHashMap<String, Object>();
        boolean rows = config.containsKey("d_model");
        boolean others = otherWords(config);
        config.forEach(
                (k, value) -> {
                    String key = String.valueOf(k);
                    boolean its = own && !(others && key.equals("decoder"));
                    putting(changed, key, value(key, value, path + key, its, rows));
                });
        return changed;
    }

    /// Whether a decoder says another number of words than the encoder beside it: they are not
    /// those of the matrix.
    private static boolean otherWords(Map<?, ?> config) {
        return config.get("encoder") instanceof Map<?, ?> encoder
                && config.get("decoder") instanceof Map<?, ?> decoder
                && encoder.get(SIZE) instanceof Integer of
                && decoder.get(SIZE) instanceof Integer other
                && !of.equals(other);
    }

    /// Puts what JSON has into an object of it, a null too.
    @SuppressWarnings("NullAway") // maps of JSON hold nulls
    static void putting(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    /// @param rows whether an `embedding_size` beside it would be rows, not numbers of a row
    private @Nullable Object value(
            String key, @Nullable Object value, String path, boolean own, boolean rows) {
        if (value instanceof Map<?, ?> part) {
            return NAMED.contains(key)
                    ? named(part, path)
                    : level(part, path + ".", own && text(key));
        }
        if (key.equals(SIZE) && value instanceof Integer n) {
            return size(n, path, own);
        }
        if (Integer.valueOf(before).equals(value) && SIZES.contains(key)) {
            return after;
        }
        // OLMo's first form fills its matrix up to this
        if (key.equals("embedding_size") && rows && Integer.valueOf(before).equals(value)) {
            return after;
        }
        if (ids.keepsAll() || !own) {
            return value;
        }
        if (ID.matcher(key).matches() || LISTS.contains(key)) {
            return moved(value, path);
        }
        if (key.equals(PAIRS) && value instanceof List<?> pairs) {
            return pairs.stream().map(p -> pair(p, path)).toList();
        }
        return value;
    }

    private Object size(int said, String path, boolean own) {
        if (!own && said != before) {
            return said;
        }
        if (said != before && said != after) {
            notes.add(
                    "The configuration said "
                            + path
                            + " "
                            + said
                            + " where the matrix has "
                            + before
                            + " rows; it says "
                            + after
                            + " now.");
        }
        return after;
    }

    private Map<String, Object> named(Map<?, ?> names, String path) {
        var changed = new LinkedHashMap<String, Object>();
        names.forEach((k, id) -> putting(changed, String.valueOf(k), moved(id, path + "." + k)));
        return changed;
    }

    private @Nullable Object pair(@Nullable Object value, String path) {
        if (value instanceof List<?> pair && pair.size() == 2 && pair.get(0) != null) {
            var two = new ArrayList<@Nullable Object>();
            two.add(pair.get(0));
            two.add(moved(pair.get(1), path));
            return two;
        }
        return value;
    }

    private @Nullable Object moved(@Nullable Object value, String path) {
        if (value instanceof List<?> list) {
            var all = new ArrayList<@Nullable Object>();
            for (Object each : list) {
                Object now = moved(each, path);
                if (now != null || each == null) {
                    all.add(now);
                }
            }
            return all;
        }
        if (value instanceof Integer id && id >= 0) {
            int now = ids.now(id);
            if (now < 0) {
                notes.add(
                        "The configuration's "
                                + path
                                + " named the token "
                                + id
                                + ", which is gone.");
                return null;
            }
            return now;
        }
        return value;
    }
}
