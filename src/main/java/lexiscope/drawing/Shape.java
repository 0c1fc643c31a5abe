package lexiscope.drawing;

/// One thing that is drawn; places are in pixels from the top left, colours are roles of the style
/// sheet, and what comes later lies above.
public sealed interface Shape {
    /// A line.
    record Rule(
            double x1, double y1, double x2, double y2, double width, boolean dashed, String ink)
            implements Shape {}

    /// A box with round corners.
    ///
    /// @param radius of its corners
    /// @param look how it is filled and framed
    record Box(double x, double y, double width, double height, double radius, Look look)
            implements Shape {}

    /// How a box is filled and framed.
    ///
    /// @param fill its colour
    /// @param hatch the colour of diagonal lines on it, or ""
    /// @param frame the colour of its frame, or ""
    /// @param dashed whether the frame is dashed
    record Look(String fill, String hatch, String frame, boolean dashed) {
        /// A plain ground.
        public static Look plain(String fill) {
            return new Look(fill, "", "", false);
        }
    }

    /// A mark of a series: shape and hue together tell which.
    ///
    /// @param x its middle
    /// @param y its middle
    /// @param radius half its width
    /// @param form what it looks like
    record Mark(double x, double y, double radius, Form form, String ink) implements Shape {}

    /// What a mark looks like.
    enum Form {
        DISC,
        SQUARE,
        DIAMOND,
        TRIANGLE,
        CROSS,
        RING
    }

    /// A line of text.
    ///
    /// @param x where it begins, has its middle or ends, as `anchor` says
    /// @param y its base line
    /// @param text what it says
    /// @param width that it is stretched or pressed to; 0 for its own
    /// @param lettering how it is set
    record Words(double x, double y, String text, double width, Lettering lettering)
            implements Shape {}

    /// How text is set.
    ///
    /// @param size of the font
    /// @param mono whether all its letters are as wide
    /// @param bold whether it is heavier
    /// @param anchor what of it is at the place
    /// @param ink its colour
    record Lettering(double size, boolean mono, boolean bold, Anchor anchor, String ink) {}

    /// What of a text is at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
