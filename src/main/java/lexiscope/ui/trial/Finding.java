package lexiscope.ui.trial;

/// One thing to know of the token that is looked at.
///
/// @param kind how it is meant
/// @param title in few words
/// @param sentence in full; may be ""
record Finding(Kind kind, String title, String sentence) {
    /// How it is meant: what hurts is seen first.
    enum Kind {
        GOOD("fth-check", "good"),
        WARNING("fth-alert-triangle", "warned"),
        INFO("fth-info", "told");

        private final String icon;
        private final String style;

        Kind(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        String icon() {
            return icon;
        }

        String style() {
            return style;
        }
    }

    static Finding good(String title, String sentence) {
        return new Finding(Kind.GOOD, title, sentence);
    }

    static Finding warning(String title, String sentence) {
        return new Finding(Kind.WARNING, title, sentence);
    }

    static Finding info(String title, String sentence) {
        return new Finding(Kind.INFO, title, sentence);
    }
}
