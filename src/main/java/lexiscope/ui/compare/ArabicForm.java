package lexiscope.ui.compare;

/// A letter of the Arabic script as its neighbours have it: joined to the one before, to the one
/// behind, to both or to none.
///
/// @param before whether it is joined to the letter before
/// @param behind whether it is joined to the letter behind
record ArabicForm(boolean before, boolean behind) {
    private static final ArabicForm ALONE = new ArabicForm(false, false);

    /// The form of a cell.
    static ArabicForm of(ScoreCells cells, int cell) {
        if (!letter(cells, cell)) {
            return ALONE;
        }
        return new ArabicForm(
                letter(cells, cell - 1) && reaches(first(cells, cell - 1)) && takes(cells, cell),
                letter(cells, cell + 1) && reaches(first(cells, cell)) && takes(cells, cell + 1));
    }

    boolean joined() {
        return before || behind;
    }

    private static int first(ScoreCells cells, int cell) {
        return cells.text().codePointAt(cells.starts()[cell]);
    }

    private static boolean letter(ScoreCells cells, int cell) {
        if (cell < 0 || cell >= cells.size()) {
            return false;
        }
        int c = first(cells, cell);
        return Character.isLetter(c)
                && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }

    private static boolean takes(ScoreCells cells, int cell) {
        int c = first(cells, cell);
        return c != 0x621 && c != 0x674;
    }

    /// Whether a letter reaches to the one behind it: of the letters of Arabic, Persian, Urdu and
    /// their kin not those that are joined at their right only (after Unicode's ArabicShaping.txt).
    private static boolean reaches(int c) {
        boolean rightOnly =
                c >= 0x622 && c <= 0x625
                        || c == 0x627
                        || c == 0x629
                        || c >= 0x62F && c <= 0x632
                        || c == 0x648
                        || c >= 0x671 && c <= 0x673
                        || c >= 0x675 && c <= 0x677
                        || c >= 0x688 && c <= 0x699
                        || c == 0x6C0
                        || c >= 0x6C3 && c <= 0x6CB
                        || c == 0x6CD
                        || c == 0x6CF
                        || c == 0x6D2
                        || c == 0x6D3
                        || c == 0x6D5
                        || c == 0x6EE
                        || c == 0x6EF
                        || c >= 0x759 && c <= 0x75B
                        || c == 0x76B
                        || c == 0x76C
                        || c == 0x771
                        || c == 0x773
                        || c == 0x774
                        || c == 0x778
                        || c == 0x779;
        return !rightOnly && c != 0x621 && c != 0x674;
    }
}
