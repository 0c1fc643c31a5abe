package lexiscope.format.tokenizerjson;

import lexiscope.format.file.IdRange;
import lexiscope.vocabulary.AddedToken;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The added tokens of a `tokenizer.json` that is to be written. A reader takes no id from them: it
/// gives them that of the entry they repeat, else the next number behind the model's entries
/// ([TokenizerJson]). So that each gets its own, tokens behind a gap are made entries of the model,
/// and where the model is a list of pieces or knows whole words, gaps are filled with tokens that
/// no text has.
final class WrittenTokens {
    private final Map<Integer, AddedToken> tokens;
    private final boolean scored;
    private @Nullable String[] entries;

    /// @param added the added tokens by id
    WrittenTokens(WrittenModel model, Map<Integer, AddedToken> added) {
        this.tokens = new TreeMap<>(added);
        this.scored = model.scored();
        this.entries = model.entries();
        Map<String, Integer> ids = WrittenModel.ids(entries);
        for (AddedToken token : model.whole()) {
            tokens.putIfAbsent(ids.getOrDefault(token.content(), -1), token);
        }
        refuseEntries(ids);
        if (scored) {
            renamed();
            filled();
        } else if (!fits() && model.fields().path("ignore_merges").asBoolean(false)) {
            holes();
            filled();
        } else if (!fits()) {
            moved();
        }
        if (!fits()) {
            throw new IllegalArgumentException(
                    "A tokenizer.json cannot hold these added tokens under their ids: two of them"
                            + " have one spelling.");
        }
    }

    /// The entries of the model.
    @Nullable String[] entries() {
        return entries;
    }

    /// The list of the file.
    ArrayNode list() {
        var list = JsonNodeFactory.instance.arrayNode();
        tokens.forEach(
                (id, token) ->
                        list.addObject()
                                .put("id", id)
                                .put("content", token.content())
                                .put("single_word", token.singleWord())
                                .put("lstrip", token.leftStrip())
                                .put("rstrip", token.rightStrip())
                                .put("normalized", token.normalized())
                                .put("special", token.special()));
        return list;
    }

    private void refuseEntries(Map<String, Integer> ids) {
        tokens.forEach(
                (id, token) -> {
                    int entry = ids.getOrDefault(token.content(), id);
                    if (entry != id) {
                        throw new IllegalArgumentException(
                                "“"
                                        + IdRange.shortened(token.content())
                                        + "” is a token of the model already, with the id "
                                        + entry
                                        + ", and a tokenizer.json gives an added token of that"
                                        + " spelling the same id, not "
                                        + id
                                        + ". Spell it in another way.");
                    }
                });
    }

    /// Whether a reader gives every token its id.
    private boolean fits() {
        Map<String, Integer> ids = WrittenModel.ids(entries);
        int size = ids.size();
        int next = size;
        for (var token : tokens.entrySet()) {
            int id = ids.getOrDefault(token.getValue().content(), next);
            if (id != token.getKey()) {
                return false;
            }
            if (id >= size) {
                next = Math.max(next, id + 1);
            }
        }
        return true;
    }

    /// Tokens that take the place of an entry spelled otherwise give it their spelling.
    private void renamed() {
        tokens.forEach(
                (id, token) -> {
                    if (id < entries.length) {
                        entries[id] = token.content();
                    }
                });
    }

    /// An entry that is a whole word would be matched as one, whatever the flags of its token say;
    /// so that no token need be an entry, every id below has one.
    private void holes() {
        renamed();
        for (int id = 0; id < entries.length; id++) {
            entries[id] = entries[id] == null ? hole(id) : entries[id];
        }
    }

    private static String hole(int id) {
        return "<|hole_" + id + "|>";
    }

    private void filled() {
        int last = tokens.keySet().stream().mapToInt(id -> id).max().orElse(-1);
        for (int id = entries.length; id < last; id++) {
            tokens.putIfAbsent(id, new AddedToken(hole(id), false, false, false, false, true));
        }
    }

    private void moved() {
        int last = tokens.keySet().stream().mapToInt(id -> id).max().orElse(-1);
        if (last >= entries.length) {
            entries = Arrays.copyOf(entries, last + 1);
        }
        renamed();
    }
}
