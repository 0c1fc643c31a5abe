package lexiscope.format.folder;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;
import lexiscope.json.JsonCursor;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong in `tokenizer.json`: ids that it claims for added tokens, and a post-processor
/// that names tokens by ids that are not theirs or that are gone. The two values are replaced in
/// the file; all else of it stays as it is written.
record MendedTokens(Mending mending) {
    void find() throws UnreadableFileException {
        for (String name : mending.named(Mending.TOKENIZER)) {
            for (String key : List.of("added_tokens", "post_processor")) {
                byte[] json = mending.bytes(name);
                int[] place = place(json, key);
                if (place.length == 2) {
                    Object value = new JsonCursor(json, place[0]).value();
                    Object mended =
                            key.equals("added_tokens")
                                    ? added(name, value)
                                    : processor(name, value);
                    if (value != null && !mended.equals(value)) {
                        mending.bytes(name, spliced(json, place, mended));
                    }
                }
            }
        }
    }

    /// Where a value of the root begins and ends; empty where there is none.
    private static int[] place(byte[] json, String wanted) {
        var cursor = new JsonCursor(json);
        cursor.take('{');
        for (boolean first = true; cursor.next(first, '}'); first = false) {
            String key = cursor.name();
            int begin = cursor.place();
            cursor.pass();
            if (key.equals(wanted)) {
                return new int[] {begin, end(json, cursor)};
            }
        }
        return new int[0];
    }

    /// The cursor passes over white space when it is asked where it stands.
    private static int end(byte[] json, JsonCursor cursor) {
        int end = cursor.place();
        while (json[end - 1] == ' '
                || json[end - 1] == '\n'
                || json[end - 1] == '\r'
                || json[end - 1] == '\t') {
            end--;
        }
        return end;
    }

    private static byte[] spliced(byte[] json, int[] place, Object value) {
        var out = new ByteArrayOutputStream();
        out.write(json, 0, place[0]);
        out.writeBytes(PythonJson.text(value, 1).getBytes(StandardCharsets.UTF_8));
        out.write(json, place[1], json.length - place[1]);
        return out.toByteArray();
    }

    private Object added(String name, @Nullable Object value) {
        Vocabulary vocabulary = mending.vocabulary();
        if (!(value instanceof List<?> list)) {
            return value == null ? Json.NULL : value;
        }
        var mended = new ArrayList<Object>();
        boolean changed = false;
        for (Object each : list) {
            if (each instanceof Map<?, ?> token
                    && token.get("content") instanceof String content
                    && token.get("id") instanceof Integer claimed
                    && vocabulary.id(content).isPresent()
                    && vocabulary.id(content).getAsInt() != claimed) {
                int id = vocabulary.id(content).getAsInt();
                boolean wanted =
                        mending.found(
                                name,
                                "The added token “"
                                        + content
                                        + "” claims the id "
                                        + claimed
                                        + ", but every reader gives it "
                                        + id
                                        + ".",
                                "It claims " + id + ".");
                var copy = new LinkedHashMap<Object, Object>(token);
                copy.put("id", wanted ? id : claimed);
                mended.add(copy);
                changed |= wanted;
            } else {
                mended.add(each);
            }
        }
        return changed ? mended : value;
    }

    private Object processor(String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> processor)) {
            return value == null ? Json.NULL : value;
        }
        var changed = new LinkedHashMap<Object, Object>(processor);
        boolean any = false;
        if (processor.get("processors") instanceof List<?> parts) {
            var mended = parts.stream().map(p -> processor(name, p)).toList();
            for (int i = 0; i < mended.size(); i++) {
                any |= !mended.get(i).equals(parts.get(i));
            }
            changed.put("processors", mended);
        }
        for (String key : List.of("sep", "cls")) {
            if (processor.get(key) instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String token
                    && pair.get(1) instanceof Integer id
                    && wrong(token, id)) {
                int right = mending.vocabulary().id(token).orElse(-1);
                if (right >= 0 && moved(name, token, id, right)) {
                    changed.put(key, List.of(token, right));
                    any = true;
                }
            }
        }
        if (processor.get("special_tokens") instanceof Map<?, ?> tokens) {
            any |= template(name, tokens, changed);
        }
        return any ? changed : value;
    }

    private boolean template(String name, Map<?, ?> tokens, Map<Object, Object> changed) {
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
                    if (mending.found(
                            name,
                            "The post-processor adds “"
                                    + text
                                    + "”, which the vocabulary does not have.",
                            "It adds that token no more.")) {
                        gone.add(String.valueOf(entry.getKey()));
                    }
                } else if (real != id && moved(name, text, id, real)) {
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
        for (String way : List.of("single", "pair")) {
            if (!gone.isEmpty() && changed.get(way) instanceof List<?> pieces) {
                changed.put(way, pieces.stream().filter(p -> !names(p, gone)).toList());
            }
        }
        return any || !gone.isEmpty();
    }

    private static boolean names(Object piece, List<String> gone) {
        return piece instanceof Map<?, ?> p
                && p.get("SpecialToken") instanceof Map<?, ?> token
                && gone.contains(String.valueOf(token.get("id")));
    }

    private boolean wrong(String token, int id) {
        Vocabulary vocabulary = mending.vocabulary();
        return !vocabulary.has(id) || !vocabulary.spelling(id).equals(token);
    }

    private boolean moved(String name, String token, int id, int right) {
        return mending.found(
                name,
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
