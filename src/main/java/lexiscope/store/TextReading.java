package lexiscope.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a person reads the text: what its pieces are coloured by, what is encoded, and the windows
/// that are drawn in it.
///
/// @param colour the name of what the pieces are coloured by, such as `token`, `kind` or `norm`
/// @param plainSpecialText text that spells a special token is text like any other
/// @param bare the special tokens of the model's template are not added
/// @param window tokens of a window, 0 for no windows
/// @param overlap tokens that two windows share, less than `window`
public record TextReading(
        String colour, boolean plainSpecialText, boolean bare, int window, int overlap) {
    /// What holds as long as nothing was set: as the reference library encodes.
    public static final TextReading DEFAULT = new TextReading("token", false, false, 0, 0);

    private static final int LONGEST = 1 << 30;

    public TextReading {
        window = Math.clamp(window, 0, LONGEST);
        overlap = Math.clamp(overlap, 0, Math.max(0, window - 1));
    }

    public TextReading withColour(String next) {
        return new TextReading(next, plainSpecialText, bare, window, overlap);
    }

    public TextReading withPlainSpecialText(boolean plain) {
        return new TextReading(colour, plain, bare, window, overlap);
    }

    public TextReading withBare(boolean without) {
        return new TextReading(colour, plainSpecialText, without, window, overlap);
    }

    /// The same with other windows.
    ///
    /// @param size tokens of a window, 0 for no windows
    public TextReading withWindows(int size, int shared) {
        return new TextReading(colour, plainSpecialText, bare, size, shared);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("colour", colour);
        json.put("plain_special_text", plainSpecialText);
        json.put("bare", bare);
        json.put("window", window);
        json.put("overlap", overlap);
        return json;
    }

    /// From a file; what is missing or makes no sense is as by default.
    static TextReading of(@org.jspecify.annotations.Nullable Object json) {
        if (!(json instanceof Map<?, ?> said)) {
            return DEFAULT;
        }
        return new TextReading(
                said.get("colour") instanceof String name ? name : DEFAULT.colour,
                Boolean.TRUE.equals(said.get("plain_special_text")),
                Boolean.TRUE.equals(said.get("bare")),
                said.get("window") instanceof Integer n ? n : 0,
                said.get("overlap") instanceof Integer n ? n : 0);
    }
}
