package lexiscope.format.tokenizerjson;

import lexiscope.change.IdMap;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A `tokenizer.json` of which some tokens stay under other ids: what of it speaks of tokens or of
/// ids.
final class WrittenKept {
    private WrittenKept() {}

    /// The model with the tokens that stay.
    static WrittenModel of(WrittenModel model, IdMap ids) {
        @Nullable String[] old = model.entries();
        int size = 0;
        for (int id = 0; id < old.length; id++) {
            if (old[id] != null) {
                size = Math.max(size, ids.now(id) + 1);
            }
        }
        @Nullable String[] entries = new String[size];
        double[] scores = new double[model.scored() ? size : 0];
        for (int id = 0; id < old.length; id++) {
            int now = ids.now(id);
            if (old[id] != null && now >= 0) {
                entries[now] = old[id];
                if (model.scored()) {
                    scores[now] = model.scores()[id];
                }
            }
        }
        var there = WrittenModel.ids(entries);
        String continuation = model.fields().path("continuing_subword_prefix").asString("");
        var merges = new ArrayList<WrittenModel.Merge>();
        for (var merge : model.merges()) {
            String right = merge.right();
            String product =
                    merge.left() + right.substring(Math.min(continuation.length(), right.length()));
            if (there.containsKey(merge.left())
                    && there.containsKey(right)
                    && there.containsKey(product)) {
                merges.add(merge);
            }
        }
        var whole = model.whole().stream().filter(t -> there.containsKey(t.content())).toList();
        return new WrittenModel(
                model.fields(), entries, scores, merges, whole, model.apart(), model.notes());
    }

    /// The added tokens that stay.
    static Map<Integer, AddedToken> added(Map<Integer, AddedToken> added, IdMap ids) {
        var kept = new TreeMap<Integer, AddedToken>();
        added.forEach(
                (id, token) -> {
                    if (ids.now(id) >= 0) {
                        kept.put(ids.now(id), token);
                    }
                });
        return kept;
    }

    /// Gives the model's fields their new ids.
    static void fields(ObjectNode fields, IdMap ids) {
        JsonNode unknown = fields.get("unk_id");
        if (unknown != null && unknown.isInt()) {
            int now = ids.now(unknown.intValue());
            if (now < 0) {
                fields.putNull("unk_id");
            } else {
                fields.put("unk_id", now);
            }
        }
    }

    /// Gives padding and post-processor their new ids.
    static void components(ObjectNode root, IdMap ids) {
        if (root.get("padding") instanceof ObjectNode padding && padding.path("pad_id").isInt()) {
            int pad = padding.path("pad_id").intValue();
            padding.put("pad_id", Math.max(0, ids.now(pad)));
        }
        if (root.get("post_processor") instanceof ObjectNode processor) {
            root.set("post_processor", processor(processor, ids));
        }
    }

    private static ObjectNode processor(ObjectNode processor, IdMap ids) {
        ObjectNode changed = processor.deepCopy();
        for (String key : List.of("sep", "cls")) {
            if (changed.get(key) instanceof ArrayNode pair
                    && pair.size() == 2
                    && pair.get(1).isInt()) {
                pair.set(
                        1, JsonNodeFactory.instance.numberNode(now(pair.get(1), pair.get(0), ids)));
            }
        }
        if (changed.get("special_tokens") instanceof ObjectNode tokens) {
            for (var token : tokens.properties()) {
                if (token.getValue().get("ids") instanceof ArrayNode list) {
                    for (int i = 0; i < list.size(); i++) {
                        JsonNode name = token.getValue().path("tokens").path(i);
                        list.set(
                                i,
                                JsonNodeFactory.instance.numberNode(now(list.get(i), name, ids)));
                    }
                }
            }
        }
        if (changed.get("processors") instanceof ArrayNode parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof ObjectNode part) {
                    parts.set(i, processor(part, ids));
                }
            }
        }
        return changed;
    }

    private static int now(JsonNode id, JsonNode name, IdMap ids) {
        int now = ids.now(id.asInt(-1));
        if (now < 0) {
            throw new IllegalArgumentException(
                    "The post-processor adds the token "
                            + id
                            + " ("
                            + name.asString("")
                            + "), which would be gone. Keep it.");
        }
        return now;
    }
}
