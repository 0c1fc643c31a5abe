package lexiscope.ui.typography;

import java.util.Map;

/// The short names of characters that show nothing, as the Unicode charts abbreviate them.
final class InvisibleNames {
    private static final String[] CONTROLS = {
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR",
        "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB",
        "ESC", "FS", "GS", "RS", "US"
    };
    private static final Map<Integer, String> NAMED =
            Map.ofEntries(
                    Map.entry(0x7F, "DEL"),
                    Map.entry(0x85, "NEL"),
                    Map.entry(0xAD, "SHY"),
                    Map.entry(0x34F, "CGJ"),
                    Map.entry(0x61C, "ALM"),
                    Map.entry(0x180E, "MVS"),
                    Map.entry(0x200B, "ZWSP"),
                    Map.entry(0x200C, "ZWNJ"),
                    Map.entry(0x200D, "ZWJ"),
                    Map.entry(0x200E, "LRM"),
                    Map.entry(0x200F, "RLM"),
                    Map.entry(0x2028, "LS"),
                    Map.entry(0x2029, "PS"),
                    Map.entry(0x202A, "LRE"),
                    Map.entry(0x202B, "RLE"),
                    Map.entry(0x202C, "PDF"),
                    Map.entry(0x202D, "LRO"),
                    Map.entry(0x202E, "RLO"),
                    Map.entry(0x2060, "WJ"),
                    Map.entry(0x2066, "LRI"),
                    Map.entry(0x2067, "RLI"),
                    Map.entry(0x2068, "FSI"),
                    Map.entry(0x2069, "PDI"),
                    Map.entry(0xFEFF, "BOM"),
                    Map.entry(0xE0001, "TAG"),
                    Map.entry(0xE007F, "TAG⊘"));

    private InvisibleNames() {}

    /// A name of at most four letters where there is one, else the hexadecimal digits of the code
    /// point.
    static String of(int codePoint) {
        if (codePoint < CONTROLS.length) {
            return CONTROLS[codePoint];
        }
        String name = NAMED.get(codePoint);
        if (name != null) {
            return name;
        }
        if (codePoint >= 0xFE00 && codePoint <= 0xFE0F) {
            return "VS" + (codePoint - 0xFE00 + 1);
        }
        if (codePoint > 0xE0020 && codePoint < 0xE007F) {
            return "TAG" + (char) (codePoint - 0xE0000);
        }
        return String.format("%04X", codePoint);
    }
}
