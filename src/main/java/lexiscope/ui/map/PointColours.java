package lexiscope.ui.map;

import javafx.scene.paint.Color;

import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.TokenHue;
import lexiscope.ui.session.Colours;
import lexiscope.vocabulary.TokenKind;

/// The colours of the points, where it is not their kinds that give them.
final class PointColours {
    /// Cells of the ramp: the neighbours kept are 0 to 10 of 10.
    static final int STEPS = 11;

    private PointColours() {}

    /// ARGB of each point; empty where the kinds give the colours.
    static int[] of(Colours colours, Palette palette) {
        return switch (colours) {
            case Colours.Kinds _, Colours.None _ -> new int[0];
            case Colours.Shares shares -> {
                int[] ramp = new int[STEPS];
                for (int s = 0; s < STEPS; s++) {
                    ramp[s] = argb(ramp(palette, s));
                }
                int[] out = new int[shares.kept().length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = ramp[Math.round(shares.kept()[i] * (STEPS - 1))];
                }
                yield out;
            }
            case Colours.Groups groups -> {
                int[] labels = groups.clusters().labels();
                int none = argb(palette.role("fg-subtle"));
                int[] of = new int[groups.clusters().count()];
                for (int c = 0; c < of.length; c++) {
                    of[c] = argb(group(palette, c));
                }
                int[] out = new int[labels.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = labels[i] < 0 ? none : of[labels[i]];
                }
                yield out;
            }
        };
    }

    /// The colour of a step of the ramp: none kept is faint, all kept is the blue of words.
    static Color ramp(Palette palette, int step) {
        return palette.role("border-strong")
                .interpolate(palette.kind(TokenKind.WORD_START), step / (STEPS - 1.0));
    }

    /// The colour of a cluster: the eight of the tokens, in turn.
    static Color group(Palette palette, int cluster) {
        return palette.line(cluster % TokenHue.COUNT);
    }

    static int argb(Color c) {
        return 0xFF000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }
}
