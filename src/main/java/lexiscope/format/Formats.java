package lexiscope.format;

import java.util.List;

/// All formats that can be read, a line each.
final class Formats {
    static final List<Format> ALL = List.of(new TokenizerJsonFile(), new SafetensorsFile());

    private Formats() {}
}
