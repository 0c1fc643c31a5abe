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
import java.util.Optional;

/// What is wrong in `tokenizer.json`: ids that it claims for added tokens, a post-processor that
/// names tokens by ids that are not theirs or that are gone, and so a token to pad with and the
/// unknown one. These values are replaced in the file; all else of it stays as it is written.
record MendedTokens(Mends mending) {
    void find() throws UnreadableFileException {
        for (String name : mending.named(Mends.TOKENIZER)) {
            replace(name, List.of("added_tokens"), value -> added(name, value));
            var processor = new MendedProcessor(mending, name);
            replace(name, List.of("post_processor"), processor::mended);
            replace(name, List.of("padding"), value -> padding(name, value));
            replace(name, List.of("model", "unk_token"), value -> unknown(name, value));
        }
    }

    /// A value of the file and what it shall be.
    private interface Mend {
        Object of(@Nullable Object value) throws UnreadableFileException;
    }

    private void replace(String name, List<String> path, Mend mend) throws UnreadableFileException {
        byte[] json = mending.bytes(name);
        int[] place = {0, json.length};
        for (String key : path) {
            boolean object = place.length == 2 && new JsonCursor(json, place[0]).peek() == '{';
            place = object ? place(json, place[0], key) : new int[0];
        }
        if (place.length == 2) {
            Object value = new JsonCursor(json, place[0]).value();
            Object mended = mend.of(value);
            if (value != null && !mended.equals(value)) {
                mending.bytes(name, spliced(json, place, mended));
            }
        }
    }

    /// Where a value of an object begins and ends; empty where there is none.
    private static int[] place(byte[] json, int from, String wanted) {
        var cursor = new JsonCursor(json, from);
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

    /// The token to pad with, which is said by its text and its id.
    private Object padding(String name, @Nullable Object value) throws UnreadableFileException {
        Vocabulary vocabulary = mending.vocabulary();
        if (!(value instanceof Map<?, ?> padding)
                || !(padding.get("pad_token") instanceof String token)
                || !(padding.get("pad_id") instanceof Integer id)) {
            return value == null ? Json.NULL : value;
        }
        int real = vocabulary.id(token).orElse(-1);
        if (real == id) {
            return value;
        }
        String said = real < 0 ? mending.special("pad_token").orElse("") : token;
        int right = vocabulary.id(said).orElse(-1);
        boolean wanted =
                mending.found(
                        name,
                        real < 0
                                ? "It pads with “"
                                        + token
                                        + "”, which the vocabulary does not have."
                                : "It pads with “"
                                        + token
                                        + "” under the id "
                                        + id
                                        + ", but it is the token "
                                        + real
                                        + ".",
                        right < 0
                                ? "It does not pad."
                                : "It pads with “" + said + "”, the token " + right + ".");
        if (!wanted) {
            return value;
        }
        if (right < 0) {
            return Json.NULL;
        }
        var copy = new LinkedHashMap<Object, Object>(padding);
        copy.put("pad_token", said);
        copy.put("pad_id", right);
        return copy;
    }

    /// The unknown token, by its text.
    private Object unknown(String name, @Nullable Object value) throws UnreadableFileException {
        Vocabulary vocabulary = mending.vocabulary();
        if (!(value instanceof String token) || vocabulary.id(token).isPresent()) {
            return value == null ? Json.NULL : value;
        }
        Optional<String> other =
                mending.special("unk_token").filter(t -> vocabulary.id(t).isPresent());
        boolean wanted =
                mending.found(
                        name,
                        "The unknown token is “" + token + "”, which the vocabulary does not have.",
                        other.map(o -> "It is “" + o + "”, as another file says.")
                                .orElse("There is none."));
        return wanted ? other.<Object>map(o -> o).orElse(Json.NULL) : value;
    }
}
