package lexiscope.comparison;

/// One of several texts that say the same.
///
/// @param language the language it is written in: its English name, or the name of its file
/// @param script the script that most of it is written in, or [#CODE] for program code
/// @param text the text
public record ParallelText(String language, String script, String text) {
    /// In the place of a script: the text is a program.
    public static final String CODE = "code";

    /// Whether it is program code.
    public boolean code() {
        return script.equals(CODE);
    }
}
