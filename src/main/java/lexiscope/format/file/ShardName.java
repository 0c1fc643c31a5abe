package lexiscope.format.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file says of the split model that it is a part of, as in
/// `model-00002-of-00005.safetensors`.
///
/// @param model the name before the numbers
/// @param part which part it is, from 1
/// @param parts how many there are
/// @param ending what is behind the numbers, without a dot
public record ShardName(String model, int part, int parts, String ending) {
    private static final Pattern NAME =
            Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.(safetensors|bin)");

    /// The parts of a name, empty where the file is none of several.
    public static Optional<ShardName> of(Path file) {
        Matcher name = NAME.matcher(Folders.name(file));
        return name.matches()
                ? Optional.of(
                        new ShardName(
                                name.group(1),
                                Integer.parseInt(name.group(2)),
                                Integer.parseInt(name.group(3)),
                                name.group(4)))
                : Optional.empty();
    }

    /// What a person should know, as a sentence.
    public String note() {
        return "It is part " + part + " of a model in " + parts + " files.";
    }
}
