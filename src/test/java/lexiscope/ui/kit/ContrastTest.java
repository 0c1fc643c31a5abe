package lexiscope.ui.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.vocabulary.TokenHue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Text can be read on every ground and every tint, in both themes (WCAG 2.1: 4.5 to 1).
class ContrastTest {
    private static final Pattern ROLE = Pattern.compile("-lex-role-([\\w-]+): (#[0-9A-Fa-f]{6});");

    private static List<Map<String, String>> themes() throws Exception {
        String css = Files.readString(Path.of("src/main/resources/lexiscope/theme.css"));
        int dark = css.indexOf("@media");
        return List.of(roles(css.substring(0, dark)), roles(css.substring(dark)));
    }

    private static Map<String, String> roles(String css) {
        var roles = new HashMap<String, String>();
        var m = ROLE.matcher(css);
        while (m.find()) {
            roles.put(m.group(1), m.group(2));
        }
        return roles;
    }

    @Test
    void textOnGroundsAndTints() throws Exception {
        for (var theme : themes()) {
            for (String ground :
                    List.of(
                            "bg-window",
                            "bg-default",
                            "bg-subtle",
                            "bg-inset",
                            "bg-hover",
                            "bg-overlay")) {
                atLeast(theme, "fg-default", ground, 4.5);
                atLeast(theme, "fg-muted", ground, 4.5);
                atLeast(theme, "fg-subtle", ground, 4.5);
            }
            for (int i = 0; i < TokenHue.COUNT; i++) {
                atLeast(theme, "fg-default", "tint-" + i, 4.5);
                atLeast(theme, "line-" + i, "bg-default", 3);
            }
            atLeast(theme, "fg-on-accent", "accent", 4.5);
            atLeast(theme, "fg-muted", "bg-selected", 4.5);
            atLeast(theme, "focus-token", "bg-default", 4.5);
            atLeast(theme, "danger", "danger-subtle", 4.5);
        }
    }

    private static void atLeast(
            Map<String, String> theme, String ink, String ground, double ratio) {
        double a = luminance(theme.getOrDefault(ink, ""));
        double b = luminance(theme.getOrDefault(ground, ""));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= ratio, () -> ink + " on " + ground + ": " + contrast);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xFF)
                + 0.7152 * linear(rgb >> 8 & 0xFF)
                + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
