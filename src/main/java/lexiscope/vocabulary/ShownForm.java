package lexiscope.vocabulary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// How the bytes of a token are shown to a person: white space and control characters visible,
/// fragments as bytes.
public final class ShownForm {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private ShownForm() {}

    /// The bytes as text, or empty when they are not whole UTF-8 characters.
    public static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// The bytes in two-digit hexadecimal, lower case, a space between.
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /// One line in which nothing is invisible: `␣king`, `␊`, `E6 9D`, `U+200B`.
    public static String of(byte[] bytes) {
        return text(bytes)
                .map(ShownForm::visible)
                .orElseGet(() -> HEX.withUpperCase().formatHex(bytes));
    }

    /// Text with spaces as `␣`, control characters as control pictures, other invisible ones as
    /// `U+XXXX`; what only joins emoji to one stays, since the one is seen.
    public static String visible(String text) {
        var out = new StringBuilder(text.length());
        int[] all = text.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            int cp = all[i];
            if (cp == ' ') {
                out.append('␣');
            } else if (cp < 0x20) {
                out.append((char) (0x2400 + cp));
            } else if (cp == 0x7f) {
                out.append('␡');
            } else if (invisible(cp) && !joinsEmoji(all, i)) {
                out.append(String.format("U+%04X", cp));
            } else {
                out.appendCodePoint(cp);
            }
        }
        return out.toString();
    }

    private static boolean joinsEmoji(int[] all, int i) {
        boolean tag = all[i] >= 0xE0020 && all[i] <= 0xE007F;
        int before = i - 1;
        while (tag && before >= 0 && all[before] >= 0xE0020 && all[before] <= 0xE007F) {
            before--;
        }
        if (tag) {
            return before >= 0 && all[before] == 0x1F3F4;
        }
        boolean between = all[i] == 0x200D && i > 0 && i + 1 < all.length;
        return between
                && (Character.isEmoji(all[i - 1]) || all[i - 1] == 0xFE0F)
                && Character.isEmoji(all[i + 1]);
    }

    /// Whether a character cannot be seen by itself: controls, format characters, spaces, line and
    /// paragraph separators, what is for private use or not assigned.
    public static boolean invisible(int cp) {
        return switch (Character.getType(cp)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
