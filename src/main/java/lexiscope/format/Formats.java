package lexiscope.format;

import java.util.List;

/// All formats that can be read, a line each.
final class Formats {
    static final List<Format> ALL =
            List.of(
                    new TekkenFile(),
                    new VocabMergesFile(),
                    new TokenizerJsonFile(),
                    new SentencePieceFile(),
                    new TiktokenFile(),
                    new VocabTxtFile(),
                    new SafetensorsFile());

    private Formats() {}
}
