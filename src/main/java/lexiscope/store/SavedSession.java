package lexiscope.store;

import lexiscope.json.Json;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was open, as a file keeps it: the models by their paths, what was done to each, the text.
///
/// @param text the text
/// @param looked which of the models was looked at
/// @param models the open models, in the order of the switcher
public record SavedSession(String text, int looked, List<Model> models) {
    private static final int VERSION = 2;

    /// The version of a file without tuned rows, which older programs read too.
    private static final int WITHOUT_TUNED = 1;

    private static final long LARGEST = 256L << 20;

    public SavedSession {
        models = List.copyOf(models);
    }

    /// An open model.
    ///
    /// @param paths what it was opened from; absolute
    /// @param name what it goes by
    /// @param trials the tokens tried on it, oldest first
    /// @param vectors how their rows begin
    /// @param tuned those of them that were tuned
    /// @param sets the named sets of tokens
    /// @param selection the selected ids
    /// @param filter the filter of the vocabulary
    /// @param space the space of the rows
    /// @param similarity what they are compared by
    /// @param projection the name of the map's projection
    /// @param options its options
    /// @param colour what the map is coloured by
    /// @param focus the focused id, or -1
    public record Model(
            List<Path> paths,
            String name,
            List<Trial> trials,
            Vectors vectors,
            SavedTuning tuned,
            Map<String, List<Integer>> sets,
            List<Integer> selection,
            String filter,
            String space,
            String similarity,
            String projection,
            Map<String, Double> options,
            String colour,
            int focus) {
        public Model {
            paths = paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
            trials = List.copyOf(trials);
            sets = new LinkedHashMap<>(sets);
            selection = List.copyOf(selection);
            options = new LinkedHashMap<>(options);
        }

        /// The same, found elsewhere.
        public Model at(List<Path> elsewhere) {
            return new Model(
                    elsewhere,
                    name,
                    trials,
                    vectors,
                    tuned,
                    sets,
                    selection,
                    filter,
                    space,
                    similarity,
                    projection,
                    options,
                    colour,
                    focus);
        }

        /// Whether all that it was opened from is still there.
        public boolean there() {
            return !paths.isEmpty() && paths.stream().allMatch(Files::exists);
        }
    }

    /// A token that was tried.
    ///
    /// @param content its text
    /// @param flags those of `single_word`, `lstrip`, `rstrip`, `normalized`, `special` that it has
    /// @param as as what it is tried: `added`, `entry` or `unused`
    /// @param score the score of an entry, where it has one of its own
    /// @param on whether it counts
    /// @param note what a person wrote about it
    /// @param first the name of the first vector of its row; "" for the one that all have
    /// @param older whether it is of a file that knew only `mean-of-pieces` and `copy:ID`
    public record Trial(
            String content,
            List<String> flags,
            String as,
            OptionalDouble score,
            boolean on,
            String note,
            String first,
            boolean older) {
        public Trial {
            flags = List.copyOf(flags);
        }

        /// One to be written.
        public Trial(
                String content,
                List<String> flags,
                String as,
                OptionalDouble score,
                boolean on,
                String note,
                String first) {
            this(content, flags, as, score, on, note, first, false);
        }
    }

    /// How the rows of tokens that were tried begin.
    ///
    /// @param choices the names of the first vectors that stand side by side; none where the file
    ///   says nothing of them
    /// @param taken which of them is taken along
    /// @param output the one of output rows, or ""
    /// @param median whether they are brought to the median norm
    /// @param multiple what the rows are rounded up to a multiple of
    public record Vectors(
            List<String> choices, int taken, String output, boolean median, int multiple) {
        /// Where nothing was said.
        public static final Vectors NONE = new Vectors(List.of(), 0, "", false, 1);

        public Vectors {
            choices = List.copyOf(choices);
        }
    }

    /// The file that keeps what was open at the last quit.
    public static Path last(AppDirectories places) {
        return places.settings().resolve("last-session.json");
    }

    /// Writes it whole or not at all.
    public void write(Path file) throws IOException {
        byte[] bytes = (Json.pretty(json()) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(bytes));
    }

    /// Reads a file.
    ///
    /// @throws IOException with a sentence where it is none of this program, or damaged
    public static SavedSession read(Path file) throws IOException {
        Map<String, Object> json;
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException(file + " is too large to be a session of Lexiscope.");
            }
            json = Json.object(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " is no session of Lexiscope, or damaged: " + e.getMessage(), e);
        }
        if (!"session".equals(json.get("lexiscope"))) {
            throw new IOException(
                    file + " is no session of Lexiscope (no \"lexiscope\": \"session\" in it).");
        }
        if (json.get("version") instanceof Number n && n.intValue() > VERSION) {
            throw new IOException(
                    file
                            + " was written by a newer Lexiscope (version "
                            + n
                            + " of its form); open it with that.");
        }
        try {
            return of(json);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("lexiscope", "session");
        boolean tuned = models.stream().anyMatch(m -> !m.tuned.rows().isEmpty());
        json.put("version", tuned ? VERSION : WITHOUT_TUNED);
        json.put("text", text);
        json.put("looked", looked);
        json.put("models", models.stream().map(SavedSession::json).toList());
        return json;
    }

    private static Map<String, Object> json(Model m) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", m.name);
        json.put("paths", m.paths.stream().map(Path::toString).toList());
        var trials = new ArrayList<Object>();
        for (Trial t : m.trials) {
            var trial = new LinkedHashMap<String, Object>();
            trial.put("content", t.content);
            trial.put("flags", t.flags);
            trial.put("as", t.as);
            t.score.ifPresent(score -> trial.put("score", score));
            trial.put("on", t.on);
            if (!t.note.isEmpty()) {
                trial.put("note", t.note);
            }
            trial.put("first", t.first);
            trials.add(trial);
        }
        json.put("trials", trials);
        var vectors = new LinkedHashMap<String, Object>();
        vectors.put("choices", m.vectors.choices);
        vectors.put("taken", m.vectors.taken);
        vectors.put("output", m.vectors.output);
        vectors.put("median", m.vectors.median);
        vectors.put("multiple", m.vectors.multiple);
        json.put("vectors", vectors);
        if (!m.tuned.rows().isEmpty()) {
            json.put("tuned", m.tuned.json());
        }
        json.put("sets", m.sets);
        json.put("selection", m.selection);
        json.put("filter", m.filter);
        json.put("space", m.space);
        json.put("similarity", m.similarity);
        json.put("projection", m.projection);
        json.put("options", m.options);
        json.put("colour", m.colour);
        json.put("focus", m.focus);
        return json;
    }

    private static SavedSession of(Map<String, Object> json) {
        var models = new ArrayList<Model>();
        for (Object each : list(json, "models")) {
            models.add(model(map(each, "a model")));
        }
        return new SavedSession(
                string(json, "text"), Math.max(0, whole(json, "looked", 0)), models);
    }

    private static Model model(Map<?, ?> m) {
        var trials = new ArrayList<Trial>();
        for (Object each : list(m, "trials")) {
            Map<?, ?> t = map(each, "a trial");
            boolean older = t.get("initialisation") != null;
            trials.add(
                    new Trial(
                            string(t, "content"),
                            list(t, "flags").stream().map(String::valueOf).toList(),
                            string(t, "as"),
                            t.get("score") instanceof Number n
                                    ? OptionalDouble.of(n.doubleValue())
                                    : OptionalDouble.empty(),
                            !Boolean.FALSE.equals(t.get("on")),
                            string(t, "note"),
                            string(t, older ? "initialisation" : "first"),
                            older));
        }
        var sets = new LinkedHashMap<String, List<Integer>>();
        map(m.get("sets") == null ? Map.of() : m.get("sets"), "sets")
                .forEach((name, ids) -> sets.put(String.valueOf(name), ids(ids)));
        var options = new LinkedHashMap<String, Double>();
        map(m.get("options") == null ? Map.of() : m.get("options"), "options")
                .forEach(
                        (name, value) -> {
                            if (value instanceof Number n) {
                                options.put(String.valueOf(name), n.doubleValue());
                            }
                        });
        return new Model(
                list(m, "paths").stream().map(p -> Path.of(String.valueOf(p))).toList(),
                string(m, "name"),
                trials,
                m.get("vectors") == null ? Vectors.NONE : vectors(map(m.get("vectors"), "vectors")),
                m.get("tuned") == null
                        ? SavedTuning.NONE
                        : SavedTuning.of(map(m.get("tuned"), "tuned")),
                sets,
                ids(list(m, "selection")),
                string(m, "filter"),
                string(m, "space"),
                string(m, "similarity"),
                string(m, "projection"),
                options,
                string(m, "colour"),
                whole(m, "focus", -1));
    }

    private static Vectors vectors(Map<?, ?> v) {
        return new Vectors(
                list(v, "choices").stream().map(String::valueOf).toList(),
                whole(v, "taken", 0),
                string(v, "output"),
                Boolean.TRUE.equals(v.get("median")),
                whole(v, "multiple", 1));
    }

    private static List<Integer> ids(Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("a list of ids is missing");
        }
        var ids = new ArrayList<Integer>();
        for (Object each : list) {
            if (!(each instanceof Number n) || n.intValue() < 0) {
                throw new IllegalArgumentException(each + " is no id");
            }
            ids.add(n.intValue());
        }
        return ids;
    }

    private static List<?> list(Map<?, ?> json, String key) {
        Object value = json.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("\"" + key + "\" is no list");
    }

    private static Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " is no object");
    }

    private static String string(Map<?, ?> json, String key) {
        return Optional.ofNullable(json.get(key)).map(String::valueOf).orElse("");
    }

    private static int whole(Map<?, ?> json, String key, int otherwise) {
        return json.get(key) instanceof Number n ? n.intValue() : otherwise;
    }
}
