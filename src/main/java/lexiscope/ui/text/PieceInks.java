package lexiscope.ui.text;

import javafx.scene.paint.Color;

import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.TextColours;
import lexiscope.vocabulary.TokenHue;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.List;

/// The tint behind each piece and the line below it, by what the text is coloured by. Letters can
/// be read on every tint, and the line shows where a piece ends whatever the tint is.
final class PieceInks {
    private static final List<TokenKind> KINDS = List.of(TokenKind.values());

    /// The tints of the kinds, in their order: each as near as can be to the colour of its kind.
    private static final int[] KIND_TINTS = {3, 2, 0, 6, 1, 5, 7};

    /// The tints of categories, the most common first: those that differ most stand first.
    private static final int[] CLASS_TINTS = {3, 2, 6, 0, 1, 7, 5, 4};

    /// The two tints of turns.
    private static final int[] TURNS = {3, 7};

    private final Palette palette;
    private Vocabulary vocabulary;
    private byte[] hues;
    private TextColours colours = new TextColours.Hues();

    PieceInks(Palette palette, Vocabulary none) {
        this.palette = palette;
        vocabulary = none;
        hues = unknown(none);
    }

    private static byte[] unknown(Vocabulary of) {
        byte[] hues = new byte[of.size()];
        Arrays.fill(hues, (byte) -1);
        return hues;
    }

    /// The pieces are of another vocabulary from now on.
    void show(Vocabulary of) {
        vocabulary = of;
        hues = unknown(of);
    }

    /// They are coloured by something else.
    void show(TextColours next) {
        colours = next;
    }

    /// On what of its place in the text the colour of a piece depends.
    int turn(int piece) {
        return colours instanceof TextColours.Turns ? piece & 1 : 0;
    }

    /// The ground of a piece.
    Color tint(int piece, int id) {
        return switch (colours) {
            case TextColours.Hues _ -> palette.tint(hue(id));
            case TextColours.Turns _ -> palette.tint(TURNS[piece & 1]);
            case TextColours.Classes c -> tint(palette, c, at(c.tints(), id));
            case TextColours.Ramp ramp -> step(palette, at(ramp.steps(), id));
            case TextColours.None _ -> palette.role("bg-inset");
        };
    }

    /// The line below a piece.
    Color line(int piece, int id) {
        return switch (colours) {
            case TextColours.Hues _ -> palette.line(hue(id));
            case TextColours.Turns _ -> palette.line(TURNS[piece & 1]);
            case TextColours.Classes c -> line(palette, c, at(c.tints(), id));
            case TextColours.Ramp _, TextColours.None _ -> palette.role("fg-subtle");
        };
    }

    private static int at(byte[] values, int id) {
        return id < values.length ? values[id] : -1;
    }

    /// The tint of a category, or of none.
    static Color tint(Palette palette, TextColours.Classes classes, int tint) {
        return tint < 0
                ? palette.role("bg-inset")
                : palette.tint((classes.kinds() ? KIND_TINTS : CLASS_TINTS)[tint]);
    }

    private static Color line(Palette palette, TextColours.Classes classes, int tint) {
        if (tint < 0) {
            return palette.role("fg-subtle");
        }
        return classes.kinds() ? palette.kind(KINDS.get(tint)) : palette.line(CLASS_TINTS[tint]);
    }

    /// The tint of a step, or of no value.
    static Color step(Palette palette, int step) {
        return step < 0 ? palette.role("bg-inset") : palette.scale(step);
    }

    private int hue(int id) {
        if (id >= hues.length) {
            return 0;
        }
        if (hues[id] < 0) {
            hues[id] = (byte) TokenHue.of(vocabulary, id);
        }
        return hues[id];
    }
}
