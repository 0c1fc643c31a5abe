package lexiscope.ui.session;

/// The token that everything is about.
///
/// @param id the token, or -1
/// @param piece which piece of the text it was chosen at, or -1
public record Focus(int id, int piece) {
    /// Nothing is focused.
    public static final Focus NONE = new Focus(-1, -1);

    /// A token that was not chosen in the text.
    public static Focus of(int id) {
        return new Focus(id, -1);
    }

    public boolean present() {
        return id >= 0;
    }
}
