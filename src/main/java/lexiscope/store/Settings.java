package lexiscope.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a person set in the window and finds again at the next start.
///
/// @param theme light, dark, or as the system
/// @param width of the window in pixels; 0 for the usual one
/// @param height of the window in pixels; 0 for the usual one
/// @param maximised whether it filled the screen
/// @param panes factors of the usual sizes of panes, by the name of their line
/// @param projections the last options of each projection by its name, each option by its own
/// @param reopen what happens at a start with what was open before
/// @param reading how the text is read
/// @param columns what the table of tokens shows of each beside its id, by the ids of values, each
///   once
public record Settings(
        Theme theme,
        double width,
        double height,
        boolean maximised,
        Map<String, List<Double>> panes,
        Map<String, Map<String, Double>> projections,
        Reopen reopen,
        TextReading reading,
        List<String> columns) {
    /// The colours of the window.
    public enum Theme {
        SYSTEM("As the system"),
        LIGHT("Light"),
        DARK("Dark");

        private final String label;

        Theme(String label) {
            this.label = label;
        }

        /// The name for people.
        public String label() {
            return label;
        }
    }

    /// What happens at a start with what was open before.
    public enum Reopen {
        OFFER("Offer to open it again"),
        ALWAYS("Open it again"),
        NEVER("Begin with the sample");

        private final String label;

        Reopen(String label) {
            this.label = label;
        }

        /// The name for people.
        public String label() {
            return label;
        }
    }

    /// What holds as long as nothing was set.
    public static final Settings DEFAULT =
            new Settings(
                    Theme.SYSTEM,
                    0,
                    0,
                    false,
                    Map.of(),
                    Map.of(),
                    Reopen.OFFER,
                    TextReading.DEFAULT,
                    List.of("bytes", "kind", "norm", "percentile"));

    public Settings {
        var sizes = new TreeMap<String, List<Double>>();
        panes.forEach((name, factors) -> sizes.put(name, List.copyOf(factors)));
        panes = Map.copyOf(sizes);
        var options = new TreeMap<String, Map<String, Double>>();
        projections.forEach((name, values) -> options.put(name, Map.copyOf(values)));
        projections = Map.copyOf(options);
        columns = columns.stream().distinct().toList();
    }

    public Settings withTheme(Theme next) {
        return new Settings(
                next, width, height, maximised, panes, projections, reopen, reading, columns);
    }

    public Settings withReopen(Reopen next) {
        return new Settings(
                theme, width, height, maximised, panes, projections, next, reading, columns);
    }

    public Settings withReading(TextReading next) {
        return new Settings(
                theme, width, height, maximised, panes, projections, reopen, next, columns);
    }

    public Settings withWindow(double wide, double high, boolean whole) {
        return new Settings(theme, wide, high, whole, panes, projections, reopen, reading, columns);
    }

    /// The same with the factors of one line of panes.
    public Settings withPanes(String name, List<Double> factors) {
        var next = new LinkedHashMap<>(panes);
        next.put(name, factors);
        return new Settings(
                theme, width, height, maximised, next, projections, reopen, reading, columns);
    }

    /// The same with the last options of one projection.
    public Settings withProjection(String name, Map<String, Double> options) {
        var next = new LinkedHashMap<>(projections);
        next.put(name, options);
        return new Settings(theme, width, height, maximised, panes, next, reopen, reading, columns);
    }

    /// The same with other columns of the table of tokens.
    public Settings withColumns(List<String> next) {
        return new Settings(
                theme, width, height, maximised, panes, projections, reopen, reading, next);
    }

    /// As the file has it: every key, also those at their default.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("theme", theme.name().toLowerCase(java.util.Locale.ROOT));
        json.put("window", Map.of("width", width, "height", height, "maximised", maximised));
        json.put("panes", new TreeMap<>(panes));
        json.put("projections", new TreeMap<>(projections));
        json.put("text", reading.json());
        json.put("columns", columns);
        json.put("reopen", reopen.name().toLowerCase(java.util.Locale.ROOT));
        return json;
    }

    /// From a file; what is missing or makes no sense is as by default.
    static Settings of(Map<String, Object> json) {
        Map<?, ?> window = json.get("window") instanceof Map<?, ?> w ? w : Map.of();
        var panes = new LinkedHashMap<String, List<Double>>();
        if (json.get("panes") instanceof Map<?, ?> all) {
            all.forEach(
                    (name, factors) ->
                            numbers(factors).ifPresent(n -> panes.put(String.valueOf(name), n)));
        }
        var projections = new LinkedHashMap<String, Map<String, Double>>();
        if (json.get("projections") instanceof Map<?, ?> all) {
            all.forEach(
                    (name, options) -> {
                        if (options instanceof Map<?, ?> values) {
                            var read = new LinkedHashMap<String, Double>();
                            values.forEach(
                                    (k, v) -> {
                                        if (v instanceof Number n) {
                                            read.put(String.valueOf(k), n.doubleValue());
                                        }
                                    });
                            projections.put(String.valueOf(name), read);
                        }
                    });
        }
        return new Settings(
                constant(Theme.values(), json.get("theme"), Theme.SYSTEM),
                positive(window.get("width")),
                positive(window.get("height")),
                Boolean.TRUE.equals(window.get("maximised")),
                panes,
                projections,
                constant(Reopen.values(), json.get("reopen"), Reopen.OFFER),
                TextReading.of(json.get("text")),
                columns(json.get("columns")));
    }

    private static <E extends Enum<E>> E constant(
            E[] values, @org.jspecify.annotations.Nullable Object name, E otherwise) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(String.valueOf(name))) {
                return value;
            }
        }
        return otherwise;
    }

    private static List<String> columns(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : DEFAULT.columns;
    }

    private static double positive(@org.jspecify.annotations.Nullable Object number) {
        double value = number instanceof Number n ? n.doubleValue() : 0;
        return Double.isFinite(value) && value > 0 && value < 100_000 ? value : 0;
    }

    private static Optional<List<Double>> numbers(Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        var numbers = new ArrayList<Double>();
        for (Object each : list) {
            if (!(each instanceof Number n) || !(n.doubleValue() > 0.01 && n.doubleValue() < 100)) {
                return Optional.empty();
            }
            numbers.add(n.doubleValue());
        }
        return Optional.of(numbers);
    }
}
