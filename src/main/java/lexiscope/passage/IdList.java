package lexiscope.passage;

import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Ids as people paste them: `[15496, 995]`, `15496 995`, one a line, with or without brackets; as
/// JSON, also in an object under `ids` or `input_ids`, or as objects with an `id` each; or as
/// `tensor(…)` and `array(…)` print them.
public final class IdList {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\\[\\](){}]+");

    /// What libraries print around numbers.
    private static final Pattern AROUND =
            Pattern.compile("(torch\\.|np\\.)?(tensor|array)|(dtype|device)=.*");

    private static final List<String> NAMES = List.of("ids", "input_ids", "token_ids", "tokens");

    private int[] ids = new int[16];
    private int count;

    private IdList() {}

    /// The ids of a pasted text.
    ///
    /// @throws IllegalArgumentException with a sentence that says what in it is no id
    public static int[] read(String pasted) {
        var list = new IdList();
        Object json = json(pasted.strip());
        if (json == null) {
            for (String word : BETWEEN.split(pasted)) {
                if (!word.isEmpty() && !AROUND.matcher(word).matches()) {
                    list.add(word);
                }
            }
        } else {
            list.addAll(json);
        }
        return Arrays.copyOf(list.ids, list.count);
    }

    private static @Nullable Object json(String pasted) {
        try {
            return pasted.startsWith("{")
                    ? Json.object(pasted)
                    : pasted.startsWith("[") ? Json.list(pasted) : null;
        } catch (IllegalArgumentException e) {
            return null; // [1 2 3], as NumPy prints it
        }
    }

    private void addAll(Object json) {
        switch (json) {
            case List<?> list -> list.forEach(this::addAll);
            case Map<?, ?> map -> addAll(within(map));
            default -> add(json.toString());
        }
    }

    private static Object within(Map<?, ?> map) {
        if (map.get("id") instanceof Number id) {
            return id;
        }
        for (String name : NAMES) {
            if (map.get(name) instanceof List<?> list) {
                return list;
            }
        }
        throw new IllegalArgumentException(
                "The object has no ids; name their list \"ids\" or \"input_ids\".");
    }

    private void add(String word) {
        if (!word.matches("[0-9]+")) {
            throw new IllegalArgumentException(
                    "“"
                            + (word.length() > 40 ? word.substring(0, 40) + "…" : word)
                            + "” is no id; ids are whole numbers with commas or spaces between.");
        }
        long id = word.length() > 18 ? Long.MAX_VALUE : Long.parseLong(word);
        if (id > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(word + " is too large for an id.");
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = (int) id;
    }
}
