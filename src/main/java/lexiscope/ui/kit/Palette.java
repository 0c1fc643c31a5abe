package lexiscope.ui.kit;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import lexiscope.vocabulary.TokenHue;
import lexiscope.vocabulary.TokenKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The colours of the style sheet for what is painted by hand: an invisible node whose properties
/// are the colour roles.
///
/// `theme.css` gives them (`.palette { -fx-… }`), so a change of theme arrives here like at any
/// node; [#changes] then counts up and the painters paint again.
public final class Palette extends Region {
    /// Steps of the scale that text is coloured by.
    public static final int STEPS = 7;

    private static final List<String> ROLES =
            List.of(
                    "bg-default",
                    "bg-subtle",
                    "bg-inset",
                    "bg-hover",
                    "bg-selected",
                    "bg-overlay",
                    "border-muted",
                    "border-default",
                    "border-strong",
                    "fg-default",
                    "fg-muted",
                    "fg-subtle",
                    "accent",
                    "ring",
                    "focus-token",
                    "success",
                    "warning",
                    "danger",
                    "danger-subtle");
    private static final Map<String, CssMetaData<Palette, Color>> META = new HashMap<>();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL =
            new ArrayList<>(Region.getClassCssMetaData());

    static {
        var names = new ArrayList<>(ROLES);
        for (int i = 0; i < TokenHue.COUNT; i++) {
            names.add("tint-" + i);
            names.add("line-" + i);
        }
        for (int i = 0; i < STEPS; i++) {
            names.add("scale-" + i);
        }
        for (TokenKind kind : TokenKind.values()) {
            names.add("kind-" + kind.label().replace(' ', '-'));
        }
        for (String name : names) {
            var meta =
                    new CssMetaData<Palette, Color>(
                            "-lex-" + name, StyleConverter.getColorConverter(), Color.GRAY) {
                        @Override
                        public boolean isSettable(Palette palette) {
                            return true;
                        }

                        @Override
                        public StyleableProperty<Color> getStyleableProperty(Palette palette) {
                            return palette.property(name);
                        }
                    };
            META.put(name, meta);
            ALL.add(meta);
        }
    }

    private final Map<String, SimpleStyleableObjectProperty<Color>> colours = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Color[] tints = new Color[TokenHue.COUNT];
    private final Color[] lines = new Color[TokenHue.COUNT];

    public Palette() {
        getStyleClass().add("palette");
        setManaged(false);
        setVisible(false);
        META.forEach(
                (name, meta) -> {
                    var colour = new SimpleStyleableObjectProperty<>(meta, this, name, Color.GRAY);
                    colour.addListener(
                            (_, _, _) -> {
                                java.util.Arrays.fill(tints, null);
                                java.util.Arrays.fill(lines, null);
                                changes.set(changes.get() + 1);
                            });
                    colours.put(name, colour);
                });
    }

    private SimpleStyleableObjectProperty<Color> property(String name) {
        var property = colours.get(name);
        if (property == null) {
            throw new IllegalArgumentException("there is no colour role " + name);
        }
        return property;
    }

    /// Counts how often a colour has changed.
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The colour of a role, such as `fg-muted`.
    public Color role(String name) {
        return property(name).get();
    }

    /// The ground of a token of this hue.
    public Color tint(int hue) {
        if (tints[hue] == null) {
            tints[hue] = role("tint-" + hue);
        }
        return tints[hue];
    }

    /// The bracket of a token of this hue.
    public Color line(int hue) {
        if (lines[hue] == null) {
            lines[hue] = role("line-" + hue);
        }
        return lines[hue];
    }

    /// The ground of a token whose value is little or much: step 0 is nearest to the panel's own.
    public Color scale(int step) {
        return role("scale-" + step);
    }

    /// The colour of a kind of token.
    public Color kind(TokenKind kind) {
        return role("kind-" + kind.label().replace(' ', '-'));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }
}
