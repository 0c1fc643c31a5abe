package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.model.LanguageModel;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Adapters (PEFT) in the folder of a model. Their files are not changed: one that has rows by the
/// vocabulary would no longer fit.
record Adapters(FolderSource source, ModelChange change, LanguageModel model) {
    private static final String CONFIG = "adapter_config.json";
    private static final String WEIGHTS = "adapter_model.safetensors";

    /// A module that has a row for every token.
    private static final Pattern TABLE =
            Pattern.compile(
                    "\\.(embed_tokens|shared|wte|word_embeddings|tok_embeddings|embed_in|lm_head"
                            + "|embed_out|output_layer)\\.");

    /// What an adapter does to rows.
    private enum Kind {
        NOTHING,
        SINGLE_TOKENS,
        ALL
    }

    /// Refuses a place of the model that is an adapter itself. One whose base lies in the same
    /// folder is kept where it still fits.
    ///
    /// @param notes told of it
    /// @throws IllegalArgumentException with a sentence that says what to do
    void refuse(String place, List<String> notes) throws UnreadableFileException {
        if (!source.files().containsKey(place + CONFIG) || !change.changesRows()) {
            return;
        }
        if (base().isEmpty() && fits(kind(place))) {
            notes.add(
                    "The adapter in the folder fits the new model too and was kept as it is; if"
                            + " its adapter_config.json names the old folder as its base, name the"
                            + " new one there.");
            return;
        }
        if (kind(place) == Kind.NOTHING) {
            throw new IllegalArgumentException(
                    "The folder holds an adapter, which leaves the rows of its base as they are."
                            + " Change the base"
                            + base().map(b -> " (" + b + ")").orElse("")
                            + "; the adapter fits the changed one too.");
        }
        throw new IllegalArgumentException(
                "The folder holds an adapter that has rows of its own beside those of its base"
                        + base().map(b -> " (" + b + ")").orElse("")
                        + ". Merge it into its base (merge_and_unload) and change what comes of"
                        + " that.");
    }

    /// The files of adapters in folders within that would no longer fit.
    ///
    /// @param notes told of them
    Set<String> unfit(List<String> notes) throws UnreadableFileException {
        var names = new LinkedHashSet<String>();
        for (String name : source.files().keySet()) {
            if (name.endsWith("/" + CONFIG)) {
                String place = name.substring(0, name.length() - CONFIG.length());
                Kind kind = kind(place);
                if (!source.places().contains(place) && !fits(kind)) {
                    source.files().keySet().stream()
                            .filter(n -> n.startsWith(place))
                            .forEach(names::add);
                    notes.add(
                            place
                                    + " was left out: the adapter in there has rows for the old"
                                    + " vocabulary. Merge it into its base first"
                                    + " (merge_and_unload), or train it again on the new model.");
                }
            }
        }
        return names;
    }

    /// Whether an adapter fits the changed model as well.
    private boolean fits(Kind kind) {
        return kind == Kind.NOTHING || kind == Kind.SINGLE_TOKENS && change.ids().keepsAll();
    }

    private Kind kind(String place) throws UnreadableFileException {
        Path weights = source.files().get(place + WEIGHTS);
        if (weights == null) {
            return Kind.ALL;
        }
        Kind kind = Kind.NOTHING;
        for (String tensor : SafetensorsFile.header(weights).tensors().keySet()) {
            if (tensor.contains("trainable_tokens_")) {
                kind = kind == Kind.NOTHING ? Kind.SINGLE_TOKENS : kind;
            } else if (TABLE.matcher(tensor).find()) {
                kind = Kind.ALL;
            }
        }
        return kind;
    }

    /// The folder of the base: where the model has files that are not of this folder.
    private Optional<Path> base() {
        return model.facts().sources().stream()
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(s -> source.folder().filter(f -> s.startsWith(f)).isEmpty())
                .flatMap(s -> Optional.ofNullable(s.getParent()).stream())
                .findFirst();
    }
}
