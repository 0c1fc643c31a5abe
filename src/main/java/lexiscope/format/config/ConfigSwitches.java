package lexiscope.format.config;

import java.util.ArrayList;
import java.util.List;

/// Switches of `tokenizer_config.json` by which `transformers` may change a tokenizer that is read
/// here as its own file says.
public final class ConfigSwitches {
    private static final List<String> SWITCHES =
            List.of("add_bos_token", "add_eos_token", "add_prefix_space", "legacy");

    private ConfigSwitches() {}

    /// A sentence for each that is set.
    public static List<String> notes(TokenizerConfig config) {
        var notes = new ArrayList<String>();
        for (String key : SWITCHES) {
            config.flag(key)
                    .ifPresent(
                            set ->
                                    notes.add(
                                            "tokenizer_config.json sets "
                                                    + key
                                                    + " to "
                                                    + set
                                                    + "; transformers may change the tokenizer by"
                                                    + " it, here it is as its file says."));
        }
        return notes;
    }
}
