package lexiscope.format.file;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value of a JSON file that knows where it stands, so that a wrong one can be named in a
/// sentence.
///
/// @param file the file
/// @param path where in it, `model.vocab`
/// @param node the value
public record JsonField(Path file, String path, JsonNode node) {
    /// The value of a key that must be there.
    ///
    /// @throws UnreadableFileException when it is not there
    public JsonField need(String key) throws UnreadableFileException {
        if (!node.isObject()) {
            throw unfit("an object with “" + key + "”");
        }
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw wrong(key, "is missing");
        }
        return new JsonField(file, at(key), value);
    }

    /// The value of a key that may be absent or null.
    public Optional<JsonField> may(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonField(file, at(key), value));
    }

    /// The elements of an array.
    ///
    /// @throws UnreadableFileException when this is no array
    public List<JsonField> elements() throws UnreadableFileException {
        if (!node.isArray()) {
            throw unfit("a list");
        }
        var elements = new ArrayList<JsonField>();
        for (JsonNode element : node) {
            elements.add(new JsonField(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /// The value as a string.
    ///
    /// @throws UnreadableFileException when it is none
    public String text() throws UnreadableFileException {
        if (!node.isString()) {
            throw unfit("a string");
        }
        return node.stringValue();
    }

    /// The value as a whole number from -2^31 to 2^31 - 1.
    ///
    /// @throws UnreadableFileException when it is none
    public int number() throws UnreadableFileException {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw unfit("a whole number below 2^31");
        }
        return node.intValue();
    }

    /// A whole number that is not negative.
    ///
    /// @throws UnreadableFileException when it is none
    public int count() throws UnreadableFileException {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw unfit("a whole number from 0 to 2^31 - 1");
        }
        return node.intValue();
    }

    /// A whole number that is not negative, of which more than 2^31 - 1 is as good as that.
    ///
    /// @throws UnreadableFileException when it is none
    public int limit() throws UnreadableFileException {
        return node.isIntegralNumber() && node.asDouble() > Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : count();
    }

    /// The one character of a string.
    ///
    /// @throws UnreadableFileException when it has none or several
    public int character() throws UnreadableFileException {
        String text = text();
        if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
            throw unfit("one character");
        }
        return text.codePointAt(0);
    }

    /// The `type` of a component; one without is known by a key that it alone has.
    ///
    /// @param guesses a component and its key, another and its key, ...
    /// @throws UnreadableFileException when nothing tells it
    public String type(String... guesses) throws UnreadableFileException {
        for (int i = 0; may("type").isEmpty() && i < guesses.length; i += 2) {
            if (may(guesses[i + 1]).isPresent()) {
                return guesses[i];
            }
        }
        return need("type").text();
    }

    /// The value as true or false.
    ///
    /// @throws UnreadableFileException when it is neither
    public boolean flag() throws UnreadableFileException {
        if (!node.isBoolean()) {
            throw unfit("true or false");
        }
        return node.booleanValue();
    }

    /// A switch that may be left out.
    ///
    /// @param otherwise what counts where it is
    /// @throws UnreadableFileException when it is there and no switch
    public boolean flag(String key, boolean otherwise) throws UnreadableFileException {
        var value = may(key);
        return value.isPresent() ? value.get().flag() : otherwise;
    }

    /// A string that may be left out.
    ///
    /// @param otherwise what counts where it is
    /// @throws UnreadableFileException when it is there and no string
    public String text(String key, String otherwise) throws UnreadableFileException {
        var value = may(key);
        return value.isPresent() ? value.get().text() : otherwise;
    }

    /// The refusal of this value, named.
    public UnreadableFileException unfit(String expected) {
        String value = node.toString();
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new UnreadableFileException(
                file, "“" + path + "” should be " + expected + " but is " + shown + ".");
    }

    /// The refusal of a component that is not known.
    public UnreadableFileException unknown(String what, String type) {
        return new UnreadableFileException(
                file,
                "“"
                        + path
                        + "” is the "
                        + what
                        + " “"
                        + type
                        + "”, which is not supported, so text cannot be split as the model does.");
    }

    /// The refusal of a file that lacks a key.
    public UnreadableFileException missing(String key) {
        return wrong(key, "is missing");
    }

    private UnreadableFileException wrong(String key, String what) {
        String whole = path.isEmpty() ? "not a tokenizer: “" : "“";
        return new UnreadableFileException(file, whole + at(key) + "” " + what + ".");
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
