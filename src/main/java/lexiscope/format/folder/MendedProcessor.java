package lexiscope.format.folder;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What is wrong in the post-processor of a `tokenizer.json`: tokens under ids that are not theirs,
/// tokens that are gone, and such that it does not define.
///
/// @param file the file, for the sentences
record MendedProcessor(Mends mending, String file) {
    /// The post-processor without it; itself where nothing is wrong.
    Object mended(@Nullable Object value) throws UnreadableFileException {
        if (!(value instanceof Map<?, ?> processor)) {
            return value == null ? Json.NULL : value;
        }
        var changed = new LinkedHashMap<Object, Object>(processor);
        boolean any = false;
        if (processor.get("processors") instanceof List<?> parts) {
            var mended = new ArrayList<Object>();
            for (Object part : parts) {
                mended.add(mended(part));
                any |= !mended.getLast().equals(part);
            }
            changed.put("processors", mended);
        }
        boolean gone = false;
        for (String key : List.of("sep", "cls")) {
            if (processor.get(key) instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String token
                    && pair.get(1) instanceof Integer id
                    && wrong(token, id)) {
                int right = mending.vocabulary().id(token).orElse(-1);
                if (right >= 0 && moved(token, id, right)) {
                    changed.put(key, List.of(token, right));
                    any = true;
                } else if (right < 0) {
                    Optional<List<Object>> other = other(key);
                    if (lost(
                            token,
                            other.map(o -> "It adds “" + o.getFirst() + "”, as another file says.")
                                    .orElse("It adds that token no more."))) {
                        changed.put(key, other.orElse(List.of()));
                        gone |= other.isEmpty();
                        any = true;
                    }
                }
            }
        }
        if (processor.get("special_tokens") instanceof Map<?, ?> tokens) {
            any |= template(tokens, changed);
            any |= undefined(changed);
        }
        return gone ? withoutThem(changed) : any ? changed : value;
    }

    /// What the settings beside call the token at the end of a text, or at its beginning.
    private Optional<List<Object>> other(String key) throws UnreadableFileException {
        for (String each : List.of(key + "_token", key.equals("sep") ? "eos_token" : "bos_token")) {
            Optional<String> said = mending.special(each);
            if (said.isPresent() && mending.vocabulary().id(said.get()).isPresent()) {
                int id = mending.vocabulary().id(said.get()).getAsInt();
                return Optional.of(List.of(said.get(), id));
            }
        }
        return Optional.empty();
    }

    /// BERT's and RoBERTa's kinds must name both tokens; a template need not.
    private static Map<String, Object> withoutThem(Map<Object, Object> processor) {
        boolean twice = "RobertaProcessing".equals(processor.get("type"));
        List<?> cls = processor.get("cls") instanceof List<?> c ? c : List.of();
        List<?> sep = processor.get("sep") instanceof List<?> s ? s : List.of();
        var single = new ArrayList<Object>();
        put(single, cls, 0);
        single.add(Map.of("Sequence", piece("A", 0)));
        put(single, sep, 0);
        var pair = new ArrayList<Object>(single);
        if (twice) {
            put(pair, sep, 0);
        }
        pair.add(Map.of("Sequence", piece("B", twice ? 0 : 1)));
        put(pair, sep, twice ? 0 : 1);
        var tokens = new LinkedHashMap<String, Object>();
        for (List<?> token : List.of(cls, sep)) {
            if (token.size() == 2) {
                tokens.put(
                        String.valueOf(token.getFirst()),
                        definition(String.valueOf(token.getFirst()), token.getLast()));
            }
        }
        var template = new LinkedHashMap<String, Object>();
        template.put("type", "TemplateProcessing");
        template.put("single", single);
        template.put("pair", pair);
        template.put("special_tokens", tokens);
        return template;
    }

    private static void put(List<Object> pieces, List<?> token, int type) {
        if (token.size() == 2) {
            pieces.add(Map.of("SpecialToken", piece(String.valueOf(token.getFirst()), type)));
        }
    }

    private static Map<String, Object> piece(String id, int type) {
        var piece = new LinkedHashMap<String, Object>();
        piece.put("id", id);
        piece.put("type_id", type);
        return piece;
    }

    private static Map<String, Object> definition(String text, Object id) {
        var token = new LinkedHashMap<String, Object>();
        token.put("id", text);
        token.put("ids", List.of(id));
        token.put("tokens", List.of(text));
        return token;
    }

    /// Tokens that a template has and does not define, for which other readers refuse the file.
    private boolean undefined(Map<Object, Object> changed) {
        if (!(changed.get("special_tokens") instanceof Map<?, ?> known)) {
            return false;
        }
        var tokens = new LinkedHashMap<Object, Object>(known);
        var gone = new ArrayList<String>();
        var seen = new TreeSet<String>();
        for (String way : List.of("single", "pair")) {
            for (Object piece : changed.get(way) instanceof List<?> pieces ? pieces : List.of()) {
                String text = special(piece);
                if (text.isEmpty() || tokens.containsKey(text) || !seen.add(text)) {
                    continue;
                }
                int id = mending.vocabulary().id(text).orElse(-1);
                if (id < 0) {
                    if (lost(text, "It adds that token no more.")) {
                        gone.add(text);
                    }
                } else if (mending.found(
                        file,
                        "The post-processor adds “"
                                + text
                                + "” and does not say by which id; most readers refuse the file.",
                        "It says " + id + ".")) {
                    tokens.put(text, definition(text, id));
                }
            }
        }
        boolean any = tokens.size() > known.size();
        changed.put("special_tokens", tokens);
        without(changed, gone);
        return any || !gone.isEmpty();
    }

    private boolean lost(String text, String mend) {
        return mending.found(
                file,
                "The post-processor adds “" + text + "”, which the vocabulary does not have.",
                mend);
    }

    private boolean template(Map<?, ?> tokens, Map<Object, Object> changed) {
        var mended = new LinkedHashMap<Object, Object>();
        var gone = new ArrayList<String>();
        boolean any = false;
        for (var entry : tokens.entrySet()) {
            mended.put(entry.getKey(), entry.getValue());
            if (!(entry.getValue() instanceof Map<?, ?> token
                    && token.get("ids") instanceof List<?> ids
                    && token.get("tokens") instanceof List<?> names
                    && ids.size() == names.size())) {
                continue;
            }
            var right = new ArrayList<Object>();
            for (int i = 0; i < ids.size(); i++) {
                String text = String.valueOf(names.get(i));
                int id = ids.get(i) instanceof Integer n ? n : -1;
                int real = mending.vocabulary().id(text).orElse(-1);
                int kept = id;
                if (real < 0) {
                    if (lost(text, "It adds that token no more.")) {
                        gone.add(String.valueOf(entry.getKey()));
                    }
                } else if (real != id && moved(text, id, real)) {
                    kept = real;
                    any = true;
                }
                right.add(kept);
            }
            var copy = new LinkedHashMap<Object, Object>(token);
            copy.put("ids", right);
            mended.put(entry.getKey(), copy);
        }
        gone.forEach(mended::remove);
        changed.put("special_tokens", mended);
        without(changed, gone);
        return any || !gone.isEmpty();
    }

    private static void without(Map<Object, Object> changed, List<String> gone) {
        for (String way : List.of("single", "pair")) {
            if (!gone.isEmpty() && changed.get(way) instanceof List<?> pieces) {
                changed.put(way, pieces.stream().filter(p -> !gone.contains(special(p))).toList());
            }
        }
    }

    /// The token of a piece of a template, "" where it is a text.
    private static String special(Object piece) {
        return piece instanceof Map<?, ?> p && p.get("SpecialToken") instanceof Map<?, ?> token
                ? String.valueOf(token.get("id"))
                : "";
    }

    private boolean wrong(String token, int id) {
        Vocabulary vocabulary = mending.vocabulary();
        return !vocabulary.has(id) || !vocabulary.spelling(id).equals(token);
    }

    private boolean moved(String token, int id, int right) {
        return mending.found(
                file,
                "The post-processor adds “"
                        + token
                        + "” under the id "
                        + id
                        + ", but it is the token "
                        + right
                        + ".",
                "It adds " + right + ".");
    }
}
