package lexiscope.format.vocabfile;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A `vocab.json`: an object of tokens and ids, each id once.
///
/// @param ids spelling → id
/// @param entries spelling by id, null in gaps
public record VocabJson(Map<String, Integer> ids, @Nullable String[] entries) {
    /// Reads the file.
    ///
    /// @throws UnreadableFileException when it is no object of tokens and ids
    public static VocabJson read(Path file) throws UnreadableFileException {
        Map<String, Object> object;
        try {
            object = Json.object(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file,
                    "is not one JSON object of tokens and ids: "
                            + e.getMessage()
                            + ". It is damaged or something else under this name; fetch it again.",
                    e);
        }
        if (object.isEmpty()) {
            throw new UnreadableFileException(file, "holds no tokens.");
        }
        Map<String, Integer> ids = HashMap.newHashMap(object.size());
        int highest = 0;
        for (var entry : object.entrySet()) {
            int id =
                    IdRange.checked(
                            file, IdRange.token(entry.getKey()), entry.getValue(), object.size());
            ids.put(entry.getKey(), id);
            highest = Math.max(highest, id);
        }
        @Nullable String[] entries = new String[highest + 1];
        for (var entry : ids.entrySet()) {
            String other = entries[entry.getValue()];
            if (other != null) {
                throw new UnreadableFileException(
                        file,
                        "“"
                                + other
                                + "” and “"
                                + entry.getKey()
                                + "” both have the id "
                                + entry.getValue()
                                + "; every token needs an id of its own.");
            }
            entries[entry.getValue()] = entry.getKey();
        }
        return new VocabJson(ids, entries);
    }
}
