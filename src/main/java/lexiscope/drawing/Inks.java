package lexiscope.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The colours of one theme by their roles, as the window's style sheet has them.
///
/// @param colours `#RRGGBB` by role, such as `fg-muted` or `tint-3`
public record Inks(Map<String, String> colours) {
    private static final Pattern ROLE =
            Pattern.compile("-lex-role-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6})\\s*;");
    private static final Inks LIGHT = read(false);
    private static final Inks DARK = read(true);

    public Inks {
        colours = Map.copyOf(colours);
    }

    /// The light theme or the dark one.
    public static Inks of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// The colour of a role.
    public String of(String role) {
        String colour = colours.get(role);
        if (colour == null) {
            throw new IllegalArgumentException("the style sheet has no role " + role);
        }
        return colour;
    }

    /// The style sheet gives the roles of the light theme first, then those of the dark one.
    private static Inks read(boolean dark) {
        var colours = new HashMap<String, String>();
        ROLE.matcher(sheet())
                .results()
                .forEach(
                        m -> {
                            if (dark) {
                                colours.put(m.group(1), m.group(2));
                            } else {
                                colours.putIfAbsent(m.group(1), m.group(2));
                            }
                        });
        return new Inks(colours);
    }

    private static String sheet() {
        try (var in = Inks.class.getResourceAsStream("/lexiscope/theme.css")) {
            if (in == null) {
                throw new IOException("the style sheet is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
