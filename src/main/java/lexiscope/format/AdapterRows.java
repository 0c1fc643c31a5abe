package lexiscope.format;

import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;
import lexiscope.kernel.AdaptedRows;
import lexiscope.kernel.DType;
import lexiscope.kernel.JoinedRows;
import lexiscope.kernel.MappedRows;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StridedRows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a PEFT adapter makes of the rows of its base: it replaces all of them, or some, and adds
/// the product of two factors (huggingface/peft `tuners/lora/layer.py`,
/// `trainable_tokens/layer.py`, `utils/save_and_load.py`).
///
/// @param file adapter_config.json, for the sentences
/// @param config what it says
/// @param tensors those of the adapter
record AdapterRows(Path file, Map<String, Object> config, List<NamedTensor> tensors) {
    /// An adapter's own name may stand behind the parts of a module.
    private static final String ADAPTER = "(\\.\\w+)?";

    private static final Pattern SAVED =
            Pattern.compile("\\.modules_to_save" + ADAPTER + "(?=\\.weight$)|\\.base_layer");

    /// A part of an adapter at the input matrix, and those that are read.
    private static final Pattern CHANGE =
            Pattern.compile(
                    "\\.(shared|embed_tokens|wte|word_embeddings|tok_embeddings|embed_in)\\.");

    private static final Pattern READ =
            Pattern.compile(
                    "\\.(lora_embedding_[AB]|modules_to_save|base_layer|original_module"
                            + "|trainable_tokens_(delta|original))(\\.|$)|\\.weight$");

    /// The rows of the base as the adapter leaves them.
    ModelParts over(ModelParts base) throws UnreadableFileException {
        var notes = new ArrayList<String>();
        try {
            Rows before = stored(base);
            Rows rows = replaced(before, notes);
            rows = retrained(rows, notes);
            rows = adapted(rows, notes);
            refuseOthers();
            if (rows.equals(before)) {
                notes.addAll(base.notes());
                notes.add("The adapter leaves the embedding matrix as it is in the base.");
                return base.noting(notes);
            }
            var matrix = new StoredMatrix(rows);
            var all = new ArrayList<>(base.notes());
            all.addAll(notes);
            base.matrix().ifPresent(b -> RowChangeNorms.between(b, matrix).ifPresent(all::add));
            return ModelParts.of(matrix, saved().map(NamedTensor::name).orElse(base.tensor()), all);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "does not fit its base: the sizes of their rows differ.", e);
        }
    }

    private static Rows stored(ModelParts base) {
        return base.matrix()
                .flatMap(
                        m ->
                                m instanceof StoredMatrix s
                                        ? Optional.of(s.stored())
                                        : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("the base has no rows"));
    }

    /// The whole matrix, where the adapter saved it.
    private Optional<NamedTensor> saved() {
        return tensors.stream()
                .filter(NamedTensor::flat)
                .filter(t -> !t.name().contains(".lora_"))
                .filter(t -> isInput(SAVED.matcher(t.name()).replaceAll("")))
                .findFirst();
    }

    private Rows replaced(Rows rows, List<String> notes) throws UnreadableFileException {
        var saved = saved();
        if (saved.isEmpty()) {
            return rows;
        }
        notes.add("The rows are those that the adapter saved in place of the base's.");
        return saved.get().rows().open();
    }

    /// Rows of single tokens in place of the base's; in spite of its name the tensor holds them
    /// whole.
    private Rows retrained(Rows rows, List<String> notes) throws UnreadableFileException {
        var end = Pattern.compile("(\\.token_adapter)?\\.trainable_tokens_delta" + ADAPTER + "$");
        var own = part(end);
        if (own.isEmpty()) {
            return rows;
        }
        List<Integer> ids = tokens(module(own.get(), end));
        Rows values = own.get().rows().open();
        if (ids.size() != values.rows()
                || ids.stream().anyMatch(id -> id < 0 || id >= rows.rows())) {
            throw new UnreadableFileException(
                    file,
                    "names the tokens "
                            + ids.stream().limit(8).toList()
                            + " as those with rows of their own, which does not fit the "
                            + values.rows()
                            + " rows that the adapter holds.");
        }
        int[] picks = new int[rows.rows()];
        Arrays.setAll(picks, i -> i);
        for (int i = 0; i < ids.size(); i++) {
            picks[ids.get(i)] = rows.rows() + i;
        }
        float[] ones = new float[picks.length];
        Arrays.fill(ones, 1);
        notes.add(
                "The adapter has rows of its own for "
                        + ids.size()
                        + (ids.size() == 1 ? " token." : " tokens."));
        return new MappedRows(new JoinedRows(List.of(rows, values)), picks, ones);
    }

    /// Whether a tensor of an adapter, by its name, changes the input matrix.
    static boolean touches(String name) {
        String module =
                SAVED.matcher(name)
                        .replaceAll("")
                        .replaceFirst(
                                "(\\.token_adapter)?\\.trainable_tokens_delta" + ADAPTER + "$", "")
                        .replaceFirst("\\.lora_(embedding_[AB]|magnitude_vector).*$", "");
        return CHANGE.matcher(name).find() || !module.contains(".lora_") && isInput(module);
    }

    /// Refuses what changes the rows in a way that is not read.
    private void refuseOthers() throws UnreadableFileException {
        for (NamedTensor tensor : tensors) {
            if (CHANGE.matcher(tensor.name()).find() && !READ.matcher(tensor.name()).find()) {
                throw new UnreadableFileException(
                        file,
                        "changes the embedding matrix by "
                                + tensor.name()
                                + ", which is not read. Merge the adapter into its base"
                                + " (merge_and_unload) and open that.");
            }
        }
    }

    /// The tokens that have rows of their own: a list for all, or one for each module.
    private List<Integer> tokens(String module) {
        Object beside = config.get("trainable_token_indices");
        Object said = beside == null ? config.get("token_indices") : beside;
        Object list = said instanceof Map<?, ?> m ? of(m, module) : said;
        return list instanceof List<?> ids
                ? ids.stream().map(id -> id instanceof Number n ? n.intValue() : -1).toList()
                : List.of();
    }

    private Rows adapted(Rows rows, List<String> notes) throws UnreadableFileException {
        var first = Pattern.compile("\\.lora_embedding_A" + ADAPTER + "$");
        var a = part(first);
        var b = part(Pattern.compile("\\.lora_embedding_B" + ADAPTER + "$"));
        if (a.isEmpty() || b.isEmpty()) {
            return rows;
        }
        String module = module(a.get(), first);
        if (tensors.stream().anyMatch(t -> t.name().startsWith(module + ".lora_magnitude"))) {
            throw new UnreadableFileException(
                    file,
                    "changes the embedding matrix by DoRA, which is not read. Merge the adapter"
                            + " into its base (merge_and_unload) and open that.");
        }
        Rows down = a.get().rows().open();
        Rows up = b.get().rows().open();
        notes.add(
                "To the rows of the base the adapter adds a product of rank " + down.rows() + ".");
        return new AdaptedRows(rows, columns(down), transposed(up), scaling(module, down.rows()));
    }

    private float scaling(String module, int rank) {
        Object own = config.get("alpha_pattern") instanceof Map<?, ?> m ? of(m, module) : null;
        Object alpha = own == null ? config.get("lora_alpha") : own;
        double a = alpha instanceof Number n ? n.doubleValue() : 8;
        boolean root = Boolean.TRUE.equals(config.get("use_rslora"));
        return (float) (a / (root ? Math.sqrt(rank) : rank));
    }

    /// What a map from names of modules, which may be cut off before, says of one.
    private static @org.jspecify.annotations.Nullable Object of(Map<?, ?> modules, String module) {
        return modules.entrySet().stream()
                .filter(e -> ("." + module).endsWith("." + e.getKey()))
                .findFirst()
                .<Object>map(Map.Entry::getValue)
                .orElse(null);
    }

    /// The part of the adapter of the input matrix whose name ends so.
    private Optional<NamedTensor> part(Pattern end) {
        return tensors.stream()
                .filter(NamedTensor::flat)
                .filter(t -> end.matcher(bare(t)).find() && isInput(module(t, end)))
                .findFirst();
    }

    private static String bare(NamedTensor t) {
        return TensorNames.bare(t.name());
    }

    private static String module(NamedTensor t, Pattern end) {
        return end.matcher(bare(t)).replaceFirst("");
    }

    private static boolean isInput(String module) {
        return !TensorNames.inputs(List.of(module)).isEmpty();
    }

    private static Rows columns(Rows down) {
        float[] all = new float[down.rows() * down.dim()];
        down.tile(0, down.rows(), all);
        return new StridedRows(
                MemorySegment.ofArray(all),
                DType.F32,
                /* rows= */ down.dim(),
                /* dim= */ down.rows(),
                4,
                4L * down.dim(),
                ByteOrder.nativeOrder());
    }

    private static float[] transposed(Rows up) {
        float[] all = new float[up.rows() * up.dim()];
        up.tile(0, up.rows(), all);
        float[] turned = new float[all.length];
        for (int i = 0; i < up.rows(); i++) {
            for (int k = 0; k < up.dim(); k++) {
                turned[k * up.rows() + i] = all[i * up.dim() + k];
            }
        }
        return turned;
    }
}
