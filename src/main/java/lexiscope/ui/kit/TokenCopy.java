package lexiscope.ui.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Tokens for the clipboard: as they are typed, or as their file spells them, a line each.
public final class TokenCopy {
    private TokenCopy() {}

    /// The tokens as text: ` quick`, `aï`. One that is only a part of a character has no text and
    /// stands there as its bytes, an id without a token as `#id`.
    public static String typed(Vocabulary vocabulary, int[] ids) {
        return lines(
                ids,
                id ->
                        vocabulary.has(id)
                                ? ShownForm.text(vocabulary.bytes(id))
                                        .orElseGet(() -> vocabulary.shown(id))
                                : "#" + id);
    }

    /// The tokens as the file spells them: `Ġquick`, `aÃ¯`.
    public static String spelled(Vocabulary vocabulary, int[] ids) {
        return lines(ids, id -> vocabulary.has(id) ? vocabulary.spelling(id) : "#" + id);
    }

    private static String lines(int[] ids, IntFunction<String> of) {
        return Arrays.stream(ids).mapToObj(of).collect(Collectors.joining("\n"));
    }

    /// Puts it on the clipboard.
    ///
    /// @return what was done, in two words
    public static String put(String text, int[] ids) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        return ids.length == 1 ? "copied" : Numbers.whole(ids.length) + " copied";
    }
}
