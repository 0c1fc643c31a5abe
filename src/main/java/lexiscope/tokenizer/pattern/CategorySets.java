package lexiscope.tokenizer.pattern;

import lexiscope.tokenizer.unicode.SplitPointClass;

/// The sets that Oniguruma's properties name, as [ClassSet]s.
final class CategorySets {
    private CategorySets() {}

    static ClassSet space() {
        var set = ClassSet.none().all(SplitPointClass.SPACE);
        for (int c = 9; c <= 13; c++) {
            set.add(c);
        }
        return set.add(' ');
    }

    static ClassSet digit() {
        return ascii("0", "9").partly(SplitPointClass.NUMBER, SplitPointClass.OTHER);
    }

    static ClassSet word() {
        return letters()
                .with(ascii("0", "9"))
                .add('_')
                .partly(
                        SplitPointClass.MARK,
                        SplitPointClass.NUMBER,
                        SplitPointClass.PUNCTUATION,
                        SplitPointClass.SYMBOL,
                        SplitPointClass.OTHER);
    }

    private static ClassSet letters() {
        return upper().with(lower()).all(SplitPointClass.LETTER);
    }

    private static ClassSet upper() {
        return ascii("A", "Z").all(SplitPointClass.UPPER);
    }

    private static ClassSet lower() {
        return ascii("a", "z").all(SplitPointClass.LOWER);
    }

    private static ClassSet ascii(String from, String to) {
        var set = ClassSet.none();
        for (int c = from.charAt(0); c <= to.charAt(0); c++) {
            set.add(c);
        }
        return set;
    }

    /// General categories; a name that is not one may hold anything.
    static ClassSet named(String name) {
        return switch (name) {
            case "L", "Letter" -> letters();
            case "Lu" -> ascii("A", "Z").partly(SplitPointClass.UPPER);
            case "Lt" -> ClassSet.none().partly(SplitPointClass.UPPER);
            case "Ll" -> lower();
            case "Lm", "Lo" -> ClassSet.none().partly(SplitPointClass.LETTER);
            case "M" -> ClassSet.none().all(SplitPointClass.MARK);
            case "Mn", "Mc", "Me" -> ClassSet.none().partly(SplitPointClass.MARK);
            case "N", "Number" -> ascii("0", "9").all(SplitPointClass.NUMBER);
            case "Nd" -> ascii("0", "9").partly(SplitPointClass.NUMBER);
            case "Nl", "No" -> ClassSet.none().partly(SplitPointClass.NUMBER);
            case "P" -> punctuation().all(SplitPointClass.PUNCTUATION);
            case "S" -> symbols().all(SplitPointClass.SYMBOL, SplitPointClass.SPACE_MARK);
            default -> anything();
        };
    }

    private static ClassSet punctuation() {
        return types("!\"#%&'()*,-./:;?@[\\]_{}");
    }

    private static ClassSet symbols() {
        return types("$+<=>^`|~");
    }

    private static ClassSet types(String characters) {
        var set = ClassSet.none();
        characters.chars().forEach(set::add);
        return set;
    }

    private static ClassSet anything() {
        var set = ClassSet.none().some();
        for (int c = 0; c < 128; c++) {
            set.partly(c);
        }
        return set;
    }
}
