package lexiscope.format.folder;

import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ids in a configuration that have neither a token nor a row, also in the parts for text of models
/// that see or hear as well: ids by themselves, in lists, in pairs and by names.
///
/// @param file the configuration
record GoneIds(Mends mending, String file) {
    /// Takes them out of a configuration, in place.
    ///
    /// @param passed keys that are looked at elsewhere
    void find(Map<String, Object> config, String path, List<String> passed) {
        for (String key : List.copyOf(config.keySet())) {
            Object value = config.get(key);
            if (ConfigIds.text(key) && value instanceof Map<?, ?> part) {
                var inner = new LinkedHashMap<String, Object>();
                part.forEach((k, v) -> ConfigIds.putting(inner, String.valueOf(k), v));
                find(inner, path + key + ".", List.of());
                config.put(key, inner);
            } else if (!passed.contains(key) && ConfigIds.names(key)) {
                @Nullable Object kept = kept(key, value);
                if (kept == null && value != null) {
                    if (found(path + key, value, "It names no " + path + key + ".")) {
                        config.remove(key);
                    }
                } else if (kept != null
                        && !kept.equals(value)
                        && found(path + key, value, path + key + " names " + kept + ".")) {
                    config.put(key, kept);
                }
            }
        }
    }

    private boolean found(String key, @Nullable Object value, String mend) {
        return mending.found(
                file,
                value instanceof Integer
                        ? key + " is " + value + ", which is no token."
                        : key + " names ids that are no tokens.",
                mend);
    }

    /// What is left of a value; null where it is an id that is gone.
    private @Nullable Object kept(String key, @Nullable Object value) {
        if (value instanceof Integer id) {
            return gone(id) ? null : id;
        }
        if (value instanceof Map<?, ?> names) {
            var left = new LinkedHashMap<Object, Object>();
            names.forEach(
                    (name, id) -> {
                        if (!(id instanceof Integer n && gone(n))) {
                            left.put(name, id);
                        }
                    });
            return left;
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        var left = new ArrayList<@Nullable Object>();
        for (Object each : list) {
            boolean pair =
                    key.equals(ConfigIds.PAIRS) && each instanceof List<?> p && p.size() == 2;
            // a sequence with an id that cannot come never comes
            boolean lost =
                    each instanceof Integer id
                            ? gone(id)
                            : each instanceof List<?> ids
                                    && (pair ? ids.subList(1, 2) : ids)
                                            .stream()
                                                    .anyMatch(
                                                            i -> i instanceof Integer n && gone(n));
            if (!lost) {
                left.add(each);
            }
        }
        // loaders take no empty list of sequences
        return left.isEmpty() && ConfigIds.LISTS.contains(key) ? null : left;
    }

    private boolean gone(int id) {
        Vocabulary vocabulary = mending.vocabulary();
        int end = Math.max(vocabulary.size(), mending.model().rows());
        return id >= end && !vocabulary.has(id);
    }
}
