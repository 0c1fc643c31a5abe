package lexiscope.ui.map;

import javafx.scene.paint.Color;

import lexiscope.tokens.Shades;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.map.Colours;
import lexiscope.vocabulary.TokenKind;

/// The looks of the points, where it is not their kinds that give them.
///
/// @param colours of each point, as ARGB; empty where the kinds give them; owned and not written
/// @param shapes of each point, as places of [Splats.Shape]; empty where the kinds give them
record PointLooks(int[] colours, byte[] shapes) {
    /// Those of the kinds.
    static final PointLooks BY_KIND = new PointLooks(new int[0], new byte[0]);

    /// Cells of the ramp: the neighbours kept are 0 to 10 of 10.
    static final int STEPS = Colours.Shaded.STEPS;

    static PointLooks of(Colours colours, Palette palette) {
        return switch (colours) {
            case Colours.Kinds _, Colours.None _ -> BY_KIND;
            case Colours.Shares shares -> shares(shares.kept(), palette);
            case Colours.Shaded shaded -> shaded(shaded.shades(), palette);
            case Colours.Groups groups ->
                    groups(groups.clusters().labels(), groups.clusters().count(), palette);
        };
    }

    private static PointLooks shaded(Shades shades, Palette palette) {
        return switch (shades) {
            case Shades.Tints t -> {
                int[] labels = new int[t.tints().length];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = t.tints()[i];
                }
                yield groups(labels, t.names().size(), palette);
            }
            case Shades.Steps s -> steps(s.steps(), palette);
            case Shades.None _ -> BY_KIND;
        };
    }

    /// Steps of the ramp; what has no value is a ring.
    private static PointLooks steps(byte[] steps, Palette palette) {
        int none = argb(palette.role("fg-subtle"));
        int[] ramp = ramp(palette);
        int[] out = new int[steps.length];
        byte[] shapes = new byte[steps.length];
        for (int i = 0; i < out.length; i++) {
            boolean has = steps[i] >= 0;
            out[i] = has ? ramp[steps[i]] : none;
            shapes[i] = (has ? Splats.Shape.DISC : Splats.Shape.RING).place();
        }
        return new PointLooks(out, shapes);
    }

    private static PointLooks shares(float[] kept, Palette palette) {
        int[] ramp = ramp(palette);
        int[] out = new int[kept.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ramp[Math.round(kept[i] * (STEPS - 1))];
        }
        return new PointLooks(out, new byte[0]);
    }

    private static PointLooks groups(int[] labels, int count, Palette palette) {
        int none = argb(palette.role("fg-subtle"));
        int[] colour = new int[count];
        byte[] shape = new byte[count];
        for (int c = 0; c < count; c++) {
            colour[c] = argb(ClusterLooks.colour(palette, c));
            shape[c] = ClusterLooks.shape(c).place();
        }
        int[] colours = new int[labels.length];
        byte[] shapes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            boolean in = labels[i] >= 0;
            colours[i] = in ? colour[labels[i]] : none;
            shapes[i] = in ? shape[labels[i]] : Splats.Shape.DISC.place();
        }
        return new PointLooks(colours, shapes);
    }

    /// These, or those of the kinds where they are of other points.
    PointLooks of(int points) {
        return colours.length == points ? this : BY_KIND;
    }

    private static int[] ramp(Palette palette) {
        int[] ramp = new int[STEPS];
        for (int s = 0; s < STEPS; s++) {
            ramp[s] = argb(ramp(palette, s));
        }
        return ramp;
    }

    /// The colour of a step of the ramp: none kept is faint, all kept is the blue of words.
    static Color ramp(Palette palette, int step) {
        return palette.role("border-strong")
                .interpolate(palette.kind(TokenKind.WORD_START), step / (STEPS - 1.0));
    }

    static int argb(Color c) {
        return 0xFF000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }
}
