package lexiscope.passage;

import java.util.List;
import java.util.Locale;

/// A code point by its Unicode name, and what of it is not seen.
///
/// @param value the number
/// @param name its name in Unicode as Java 25 knows it (16.0); of one without a name what it is
/// @param nature whether it is seen
public record CodePoint(int value, String name, Nature nature) {
    /// What a character is to the eye.
    public enum Nature {
        /// Seen as itself.
        VISIBLE,
        /// White space of some width.
        SPACE,
        /// A control character.
        CONTROL,
        /// Changes the order of what stands beside it, unseen.
        BIDIRECTIONAL,
        /// Spells a hidden word (U+E0000 to U+E007F).
        TAG,
        /// Shows nothing: joiners, selectors, soft hyphens, fillers.
        INVISIBLE,
        /// Has no meaning that Unicode gives: private use, unassigned, half a character.
        UNDEFINED;

        /// In words.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Unseen characters that Java counts among letters and marks, ends included
    /// (Default_Ignorable_Code_Point).
    private static final int[][] FILLERS = {
        {0x034F, 0x034F},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFFA0, 0xFFA0},
        {0xE0100, 0xE01EF}
    };

    private static final String[] LEADS = "G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H".split(",");
    private static final String[] VOWELS =
            "A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I".split(",");
    private static final String[] TAILS =
            ",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H".split(",");

    /// A code point.
    public static CodePoint of(int value) {
        return new CodePoint(value, named(value), nature(value));
    }

    /// Java gives characters of which Unicode makes the names by a rule the name of their block
    /// (The Unicode Standard, 4.8).
    private static String named(int value) {
        String name = Character.getName(value);
        if (name == null) {
            return "UNASSIGNED";
        }
        if (value >= 0xAC00 && value <= 0xD7A3) {
            int syllable = value - 0xAC00;
            return "HANGUL SYLLABLE "
                    + LEADS[syllable / 588]
                    + VOWELS[syllable % 588 / 28]
                    + TAILS[syllable % 28];
        }
        for (String block : List.of("CJK UNIFIED", "CJK COMPATIBILITY", "TANGUT")) {
            if (name.startsWith(block) && name.endsWith(String.format(" %04X", value))) {
                return String.format("%s IDEOGRAPH-%04X", block, value);
            }
        }
        return name;
    }

    /// Those of a text in its order; half a character is one of its own.
    public static List<CodePoint> of(String text) {
        return text.codePoints().mapToObj(CodePoint::of).toList();
    }

    /// As the standard writes it: `U+00E9`.
    public String number() {
        return String.format("U+%04X", value);
    }

    private static Nature nature(int value) {
        if (value >= 0xE0000 && value <= 0xE007F) {
            return Nature.TAG;
        }
        if (value == 0x061C
                || value == 0x200E
                || value == 0x200F
                || value >= 0x202A && value <= 0x202E
                || value >= 0x2066 && value <= 0x2069) {
            return Nature.BIDIRECTIONAL;
        }
        for (int[] range : FILLERS) {
            if (value >= range[0] && value <= range[1]) {
                return Nature.INVISIBLE;
            }
        }
        return switch (Character.getType(value)) {
            case Character.CONTROL -> Nature.CONTROL;
            case Character.FORMAT -> Nature.INVISIBLE;
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    Nature.SPACE;
            case Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE ->
                    Nature.UNDEFINED;
            default -> Nature.VISIBLE;
        };
    }
}
