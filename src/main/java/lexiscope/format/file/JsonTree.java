package lexiscope.format.file;

import lexiscope.json.JsonCursor;
import lexiscope.json.MalformedJsonException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigInteger;
import java.nio.file.Path;

/// Reads a whole JSON file as a tree, strings of any length allowed.
public final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /// The root of a file that holds one JSON object.
    ///
    /// @throws UnreadableFileException when it is no JSON, or not one object
    public static JsonField read(Path file) throws UnreadableFileException {
        JsonField root;
        try {
            var cursor = new JsonCursor(TextLines.bytes(file));
            root = new JsonField(file, "", node(cursor));
            cursor.end();
        } catch (MalformedJsonException e) {
            throw UnreadableFileException.damaged(file, e.sentence() + ".");
        }
        if (!root.node().isObject()) {
            throw UnreadableFileException.damaged(file, "is JSON, but no object.");
        }
        return root;
    }

    /// The value that a cursor stands before.
    public static JsonNode node(JsonCursor cursor) {
        return node(cursor, 0);
    }

    private static JsonNode node(JsonCursor cursor, int depth) {
        return switch (cursor.peek(depth)) {
            case '{' -> {
                var object = NODES.objectNode();
                cursor.take('{');
                for (boolean first = true; cursor.next(first, '}'); first = false) {
                    String name = cursor.name();
                    object.set(name, node(cursor, depth + 1));
                }
                yield object;
            }
            case '[' -> {
                var array = NODES.arrayNode();
                cursor.take('[');
                for (boolean first = true; cursor.next(first, ']'); first = false) {
                    array.add(node(cursor, depth + 1));
                }
                yield array;
            }
            default -> node(cursor.value());
        };
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number.intValue());
            case Long number -> NODES.numberNode(number.longValue());
            case BigInteger number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number.doubleValue());
            default -> throw new IllegalArgumentException("no JSON value: " + value);
        };
    }
}
