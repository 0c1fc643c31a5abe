package lexiscope.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    @Test
    void stepsOfTheScaleAreReadAndTold() throws Exception {
        for (var theme : themes()) {
            for (int i = 0; i < Palette.STEPS; i++) {
                atLeast(theme, "fg-default", "scale-" + i, 4.5);
            }
            String ground = theme.getOrDefault("bg-default", "");
            for (ColourSight sight : ColourSight.values()) {
                String first = theme.getOrDefault("scale-0", "");
                double up = sight.lab(first)[0] < sight.lab(ground)[0] ? -1 : 1;
                String before = ground;
                for (int i = 0; i < Palette.STEPS; i++) {
                    String step = theme.getOrDefault("scale-" + i, "");
                    String what = sight + " " + before + " " + step;
                    assertTrue(up * (sight.lab(step)[0] - sight.lab(before)[0]) > 1, what);
                    assertTrue(sight.apart(before, step) >= 3.4, what);
                    before = step;
                }
                assertTrue(sight.apart(first, before) > 25, sight + " ends of the scale");
            }
        }
    }

    @Test
    void tintsAreToldFromOneAnother() throws Exception {
        for (var theme : themes()) {
            for (ColourSight sight : ColourSight.values()) {
                for (int i = 0; i < TokenHue.COUNT; i++) {
                    for (int j = 0; j < i; j++) {
                        String one = theme.getOrDefault("tint-" + i, "");
                        String other = theme.getOrDefault("tint-" + j, "");
                        assertTrue(sight.apart(one, other) >= 8.4, sight + one + other);
                    }
                }
            }
        }
    }

    @Test
    void distancesAreTrue() {
        assertEquals(0, ColourSight.FULL.apart("#4D8EC7", "#4D8EC7"), 1e-9);
        assertEquals(100, ColourSight.FULL.apart("#000000", "#FFFFFF"), 1e-3);
        assertEquals(52.88, ColourSight.FULL.apart("#FF0000", "#0000FF"), 0.01);
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
