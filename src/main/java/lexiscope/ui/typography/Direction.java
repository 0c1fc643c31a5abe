package lexiscope.ui.typography;

/// The base direction of paragraphs.
public final class Direction {
    private Direction() {}

    /// Whether the first character of a text with a direction of its own runs from right to left
    /// (Unicode annex 9, P2 and P3; what stands in isolates is passed over).
    ///
    /// @param from where the paragraph begins
    /// @param to where it ends
    public static boolean rightToLeft(CharSequence text, int from, int to) {
        int isolated = 0;
        for (int i = from; i < to; ) {
            int c = Character.codePointAt(text, i);
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    if (isolated == 0) {
                        return false;
                    }
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    if (isolated == 0) {
                        return true;
                    }
                }
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                        Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE ->
                        isolated++;
                case Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
                        isolated = Math.max(0, isolated - 1);
                default -> {}
            }
            i += Character.charCount(c);
        }
        return false;
    }
}
