package lexiscope.trial.verdict;

import lexiscope.json.Json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Tokenizers whose merges or scores stand in another order.
final class Shuffled {
    private Shuffled() {}

    static String merges(String json, Random random) {
        var file = new LinkedHashMap<>(Json.object(json));
        var model = new LinkedHashMap<>((Map<?, ?>) file.get("model"));
        var all = new LinkedHashMap<String, Object>();
        model.forEach((k, v) -> all.put(String.valueOf(k), v == null ? Json.NULL : v));
        if (all.get("merges") instanceof List<?> merges) {
            var other = new ArrayList<>(merges);
            Collections.shuffle(other, random);
            all.put("merges", other);
        }
        file.put("model", all);
        return Json.line(file);
    }
}
