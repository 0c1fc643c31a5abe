package lexiscope.format;

import java.util.ArrayList;
import java.util.List;

/// What `tokenizer_config.json` makes `transformers` do otherwise than the tokenizer's own file
/// says.
final class TransformersNotes {
    private TransformersNotes() {}

    /// A sentence for each.
    static List<String> of(TokenizerConfig config) {
        var notes = new ArrayList<String>();
        String begin = "tokenizer_config.json sets ";
        for (String key : List.of("add_bos_token", "add_eos_token", "add_prefix_space", "legacy")) {
            config.flag(key)
                    .ifPresent(
                            set ->
                                    notes.add(
                                            begin
                                                    + key
                                                    + " to "
                                                    + set
                                                    + "; transformers may change the tokenizer by"
                                                    + " it, here it is as its file says."));
        }
        return notes;
    }
}
