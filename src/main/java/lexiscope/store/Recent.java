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

/// The models opened last, newest first, in a small JSON file.
///
/// @param file the file; made with the first model
public record Recent(Path file) {
    private static final int MOST = 12;
    private static final long LARGEST = 1 << 20;

    /// A model that was opened.
    ///
    /// @param paths what was opened; absolute, at least one
    /// @param name what it goes by
    /// @param about what it is, in a few words
    public record Entry(List<Path> paths, String name, String about) {
        public Entry {
            paths = paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("a recent model has at least one path");
            }
        }

        /// Whether all that was opened is still there.
        public boolean there() {
            return paths.stream().allMatch(Files::exists);
        }
    }

    /// What was read.
    ///
    /// @param entries the models, newest first
    /// @param problem a sentence for the person where the file was damaged
    public record Read(List<Entry> entries, Optional<String> problem) {
        public Read {
            entries = List.copyOf(entries);
        }
    }

    /// The list of a folder of settings.
    public static Recent in(AppDirectories places) {
        return new Recent(places.settings().resolve("recent.json"));
    }

    /// Reads the list. A damaged file counts as empty and is set aside, so that nothing is lost.
    public Read read() {
        try {
            if (!Files.isRegularFile(file)) {
                return new Read(List.of(), Optional.empty());
            }
            if (Files.size(file) > LARGEST) {
                return broken();
            }
            return new Read(entries(Json.object(file)), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return broken();
        }
    }

    private static List<Entry> entries(Map<String, Object> json) {
        if (!(json.get("models") instanceof List<?> models)) {
            throw new IllegalArgumentException("no list of models");
        }
        var entries = new ArrayList<Entry>();
        for (Object each : models) {
            if (!(each instanceof Map<?, ?> model)
                    || !(model.get("paths") instanceof List<?> paths)
                    || !(model.get("name") instanceof String name)
                    || !(model.get("about") instanceof String about)) {
                throw new IllegalArgumentException("a model without paths, name and about");
            }
            entries.add(
                    new Entry(
                            paths.stream().map(p -> Path.of(String.valueOf(p))).toList(),
                            name,
                            about));
        }
        return entries.size() > MOST ? entries.subList(0, MOST) : entries;
    }

    private Read broken() {
        return new Read(
                List.of(),
                Optional.of(
                        "The list of recent models, "
                                + file
                                + ", is damaged. "
                                + DamagedFile.setAside(file)
                                + " A new list begins."));
    }

    /// Makes the list empty.
    ///
    /// @return whether there was one
    public boolean forget() throws IOException {
        return Files.deleteIfExists(file);
    }

    /// Puts a model first, and writes the list whole or not at all.
    ///
    /// @return the new list
    public List<Entry> add(Entry entry) throws IOException {
        var all = new ArrayList<Entry>();
        all.add(entry);
        for (Entry old : read().entries()) {
            if (!old.paths().equals(entry.paths()) && all.size() < MOST) {
                all.add(old);
            }
        }
        var models = new ArrayList<Object>();
        for (Entry each : all) {
            var model = new LinkedHashMap<String, Object>();
            model.put("paths", each.paths().stream().map(Path::toString).toList());
            model.put("name", each.name());
            model.put("about", each.about());
            models.add(model);
        }
        byte[] json =
                (Json.pretty(Map.of("models", models)) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(json));
        return List.copyOf(all);
    }
}
