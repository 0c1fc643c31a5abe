package lexiscope.drawing;

/// Signs that face the other way where they run from right to left (Unicode annex 9, L4): those
/// that texts have.
public final class Mirrored {
    private static final String PAIRS = "()[]{}<>«»‹›≤≥≪≫⟨⟩⟪⟫⁅⁆⁽⁾₍₎「」『』【】〈〉《》〔〕（）［］｛｝＜＞≺≻⊂⊃⊆⊇∈∋";

    private Mirrored() {}

    /// The other one of its pair; itself where it has none.
    public static char of(char c) {
        int i = PAIRS.indexOf(c);
        return i < 0 ? c : PAIRS.charAt(i ^ 1);
    }
}
