package lexiscope.format.folder;

import lexiscope.change.ModelChange;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TableRole;
import lexiscope.model.LanguageModel;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds every table of tokens in a set of weights, and what a change makes of each.
final class SetTables {
    private final WeightSet set;
    private final ModelConfig config;
    private final ModelChange change;
    private final LanguageModel model;
    private final List<String> notes;
    private int before = -1;
    private int after = -1;

    /// Rows that tables as long as the input matrix have at least.
    private int least;

    private long outputRows = -1;
    private long outputAfter = -1;

    /// @param notes told what a person should know
    SetTables(
            WeightSet set,
            ModelConfig config,
            ModelChange change,
            LanguageModel model,
            List<String> notes) {
        this.set = set;
        this.config = config;
        this.change = change;
        this.model = model;
        this.notes = notes;
    }

    /// Rows of its input matrix as it was, -1 where it has none.
    int before() {
        return before;
    }

    /// Rows of its input matrix afterwards.
    int after() {
        return after;
    }

    /// How many rows the configuration counts, before and afterwards: those of the input matrix, or
    /// of an output matrix of another length where it says that.
    Sizes sizes() {
        if (least > 0 && outputAfter < 0) {
            // no output matrix says what is counted
            int said = config.vocabularySize().orElse(before);
            return new Sizes(said, after - (before - said));
        }
        long said = config.vocabularySize().orElse(-1);
        boolean others = said == outputRows && said != before && outputAfter >= 0;
        return others
                ? new Sizes(Math.toIntExact(outputRows), Math.toIntExact(outputAfter))
                : new Sizes(before, after);
    }

    /// A number of rows before and after a change, -1 where there are none.
    record Sizes(int before, int after) {}

    /// The changed tables by file; empty where the set has no table of tokens.
    Optional<Map<Path, Map<String, TableRows>>> tables() throws UnreadableFileException {
        String wanted = model.facts().tensor();
        Optional<WeightSet.Matrices> found = set.matrices(wanted, config);
        if (found.isEmpty() || !change.changesRows()) {
            return found.map(m -> unchanged(m.input().first()));
        }
        NamedTensor input = found.get().input();
        before = Math.toIntExact(input.first());
        refuseOthers(found.get());
        String output = found.get().output().map(NamedTensor::name).orElse("");
        outputRows = found.get().output().map(NamedTensor::first).orElse((long) before);
        int said = config.vocabularySize().orElse(-1);
        int beyond = RowsBeyond.of(said, before, output.isEmpty() ? -1 : outputRows, config);
        int counted = Math.max(0, said);
        least = beyond > 0 ? TableRows.source(change, counted, 0).length + beyond : 0;
        var copies = new Copies(set, input.name());
        var tables = new LinkedHashMap<Path, Map<String, TableRows>>();
        for (var file : set.files().entrySet()) {
            var changed = new LinkedHashMap<String, TableRows>();
            for (var tensor : file.getValue().tensors().entrySet()) {
                String name = tensor.getKey();
                Optional<TableRole> role =
                        role(name, tensor.getValue(), input.name(), output)
                                .map(r -> copies.role(r, file.getKey(), name, tensor.getValue()));
                if (role.isPresent()) {
                    TableRows table = table(file.getKey(), name, role.get(), tensor.getValue());
                    if (!table.same()) {
                        changed.put(name, table);
                    }
                    if (name.equals(input.name())) {
                        after = table.rows();
                    }
                    if (name.equals(output)) {
                        outputAfter = table.rows();
                    }
                } else {
                    noteAlike(name, tensor.getValue());
                }
            }
            tables.put(file.getKey(), changed);
        }
        return Optional.of(tables);
    }

    private Map<Path, Map<String, TableRows>> unchanged(long rows) {
        before = Math.toIntExact(rows);
        after = before;
        return Map.of();
    }

    private void refuseOthers(WeightSet.Matrices matrices) {
        if (model.matrix().isPresent() && before != model.rows()) {
            throw new IllegalArgumentException(
                    Folders.name(set.first())
                            + " has "
                            + before
                            + " rows where the model that is open has "
                            + model.rows()
                            + ", so it is not known which row is whose. Take it out of the folder,"
                            + " or change it by itself.");
        }
        for (NamedTensor each :
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(matrices.input()),
                                matrices.output().stream())
                        .toList()) {
            if (each.coded() && each.first() != before) {
                throw new IllegalArgumentException(
                        "The tensor "
                                + each.name()
                                + " holds codes of several rows together, so none of them can be"
                                + " changed. Take a form of the model whose tables are in 16 or 32"
                                + " bit.");
            }
        }
        for (SafetensorsHeader header : set.files().values()) {
            if (header.tensors().containsKey("mapping")
                    && matrices.input().name().equals("embeddings")) {
                throw new IllegalArgumentException(
                        "The rows are shared by their tokens (model2vec's mapping), and such a file"
                                + " is not written. Export the rows as .safetensors and change"
                                + " those.");
            }
        }
    }

    private Optional<TableRole> role(
            String name, SafetensorsHeader.Tensor tensor, String input, String output) {
        if (name.equals(input)) {
            return Optional.of(TableRole.INPUT);
        }
        if (name.equals(output)) {
            return Optional.of(TableRole.OUTPUT);
        }
        boolean beside = TableRole.beside(name, input) || TableRole.beside(name, output);
        if (beside && !tensor.shape().isEmpty() && tensor.shape().getFirst() == before) {
            return Optional.of(TableRole.CODES);
        }
        if (beside && tensor.shape().stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b) > 1) {
            throw new IllegalArgumentException(
                    "The tensor "
                            + name
                            + " holds scales of several rows together, so none of them can be"
                            + " changed. Take a form of the model whose tables are in 16 or 32"
                            + " bit.");
        }
        return TableRole.of(name, tensor.shape(), before)
                // an output filled up further, or less, has a bias of its own length
                .or(
                        () ->
                                TableRole.of(name, tensor.shape(), outputRows)
                                        .filter(r -> r == TableRole.BIAS));
    }

    private TableRows table(
            Path file, String name, TableRole role, SafetensorsHeader.Tensor tensor) {
        boolean tied = model.facts().tied().orElse(model.output().isEmpty());
        return TableRows.of(
                name,
                role,
                tensor,
                change,
                new TableNumbers(file, name, role, tensor, tied),
                tensor.shape().getFirst() == before ? least : 0);
    }

    /// A tensor with as many rows as the vocabulary that is not known to be one of its tables.
    private void noteAlike(String name, SafetensorsHeader.Tensor tensor) {
        boolean alike =
                before > 1024
                        && tensor.shape().size() <= 2
                        && !tensor.shape().isEmpty()
                        && tensor.shape().getFirst() == before;
        if (alike && !TableRole.something(name)) {
            notes.add(
                    "The tensor "
                            + name
                            + " has as many rows as the vocabulary, but is not known to be one of"
                            + " its tables; it was left as it is.");
        }
    }
}
