package lexiscope.format.tensor;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.ShardName;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.kernel.Rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the input and the output matrix among the tensors of a file: by name, then by the size of
/// the vocabulary. Where that leaves several, the person is asked.
///
/// @param file the file, for the sentences
/// @param tensors all its tensors, in its order
/// @param config what the model says of itself
public record MatrixChoice(Path file, List<NamedTensor> tensors, ModelConfig config) {
    private static final Pattern HALVES = Pattern.compile("(^|\\.)(encoder|decoder)\\.");

    /// The matrices as parts of a model.
    ///
    /// @param wanted the tensor that the person named, or ""
    /// @param more further notes
    /// @throws UnreadableFileException when there is none, or several that fit equally, which are
    ///   its choices then
    public ModelParts parts(String wanted, List<String> more) throws UnreadableFileException {
        NamedTensor input = input(wanted);
        var notes = new ArrayList<>(more);
        if (wanted.isEmpty()) {
            decoder(input).ifPresent(d -> notes.add(twoHalves(input, d)));
        }
        Optional<NamedTensor> output = output(input);
        Rows rows = input.rows().open();
        var matrix = new StoredMatrix(rows);
        Optional<EmbeddingMatrix> other = Optional.empty();
        boolean same = false;
        if (output.isPresent()) {
            try {
                Rows out = output.get().rows().open();
                // two names of one stretch of the file, as torch saves tied matrices
                same = out.equals(rows);
                other = same ? Optional.empty() : Optional.of(new StoredMatrix(out));
            } catch (UnreadableFileException e) {
                notes.add("The output matrix was left aside. " + e.sentence());
            }
        }
        boolean elsewhere =
                tensors.stream()
                        .filter(t -> t.shape().isEmpty())
                        .anyMatch(t -> !TensorNames.outputs(List.of(t.name())).isEmpty());
        boolean has = output.isPresent() || elsewhere;
        return ModelParts.of(
                matrix,
                input.name(),
                other,
                same ? "" : output.map(NamedTensor::name).orElse(""),
                has ? Optional.of(same) : Optional.empty(),
                notes);
    }

    /// The input matrix.
    ///
    /// @throws UnreadableFileException when there is none, or several that fit equally
    public NamedTensor input(String wanted) throws UnreadableFileException {
        var flat = tensors.stream().filter(NamedTensor::flat).toList();
        if (!wanted.isEmpty()) {
            return flat.stream()
                    .filter(t -> t.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> notThere(wanted, flat));
        }
        var names = TensorNames.inputs(flat.stream().map(NamedTensor::name).toList());
        var known = flat.stream().filter(t -> names.contains(t.name())).toList();
        if (known.isEmpty()) {
            known = unnamed(flat);
            var fitting = fitting(known);
            if (fitting.size() != 1 && known.size() != 1) {
                throw undecided(known, "but none by a name that an embedding matrix goes by");
            }
            return fitting.size() == 1 ? fitting.getFirst() : known.getFirst();
        }
        var fitting = fitting(known);
        var left = fitting.isEmpty() ? known : fitting;
        return left.size() == 1 ? left.getFirst() : oneOf(left);
    }

    /// Whether there is nothing to choose from: no tensor that was asked for, or none that could be
    /// the input matrix.
    ///
    /// @throws UnreadableFileException when a tensor cannot be looked at
    public boolean none(String wanted) throws UnreadableFileException {
        var flat = tensors.stream().filter(NamedTensor::flat).toList();
        var names = flat.stream().map(NamedTensor::name).toList();
        return wanted.isEmpty()
                ? TensorNames.inputs(names).isEmpty() && flat.stream().allMatch(this::other)
                : !names.contains(wanted);
    }

    private boolean other(NamedTensor tensor) {
        return TensorNames.decoy(tensor.name())
                || !TensorNames.outputs(List.of(tensor.name())).isEmpty();
    }

    /// Where no name is known: what is neither known to be something else nor an output matrix.
    private List<NamedTensor> unnamed(List<NamedTensor> flat) throws UnreadableFileException {
        var outputs = TensorNames.outputs(flat.stream().map(NamedTensor::name).toList());
        var left =
                flat.stream()
                        .filter(t -> !TensorNames.decoy(t.name()) && !outputs.contains(t.name()))
                        .toList();
        if (left.isEmpty() && !outputs.isEmpty()) {
            throw undecided(
                    flat.stream().filter(t -> outputs.contains(t.name())).toList(),
                    "and of those only an output matrix is known");
        }
        return left;
    }

    private List<NamedTensor> fitting(List<NamedTensor> some) {
        return some.stream().filter(t -> config.fits(t.first())).toList();
    }

    /// Of several by the same name, those of equal shape under shared prefixes are one matrix
    /// stored again (`encoder.` and `decoder.` beside the bare name, also within it); else only the
    /// person knows.
    private NamedTensor oneOf(List<NamedTensor> left) throws UnreadableFileException {
        var shortest =
                left.stream()
                        .min(
                                Comparator.comparingInt((NamedTensor t) -> t.name().length())
                                        .thenComparing(NamedTensor::name))
                        .orElseThrow();
        boolean bareName =
                left.stream()
                        .allMatch(
                                t ->
                                        t.equals(shortest)
                                                || t.name().endsWith("." + shortest.name())
                                                || HALVES.matcher(t.name())
                                                        .replaceFirst("$1")
                                                        .equals(shortest.name()));
        if (bareName) {
            return shortest;
        }
        // what a person types goes into the encoder, where it is said that there is one
        var encoder =
                left.stream().filter(t -> TensorNames.half(t.name()).equals("encoder")).toList();
        boolean halves =
                config.halves()
                        && left.stream().noneMatch(t -> TensorNames.half(t.name()).isEmpty());
        if (halves && encoder.size() == 1) {
            return encoder.getFirst();
        }
        throw undecided(left, "of which several may be the embedding matrix");
    }

    /// The decoder's input matrix where the encoder has one of its own and none is shared.
    private Optional<NamedTensor> decoder(NamedTensor input) {
        if (!TensorNames.half(input.name()).equals("encoder")) {
            return Optional.empty();
        }
        var flat = tensors.stream().filter(NamedTensor::flat).toList();
        var names = TensorNames.inputs(flat.stream().map(NamedTensor::name).toList());
        return flat.stream()
                .filter(
                        t ->
                                names.contains(t.name())
                                        && TensorNames.half(t.name()).equals("decoder"))
                .findFirst();
    }

    private static String twoHalves(NamedTensor input, NamedTensor decoder) {
        return "The encoder and the decoder have a matrix each. This is the encoder's ("
                + input.name()
                + "); the decoder's is "
                + decoder.described()
                + ".";
    }

    /// The output matrix, where one of its own is there and can be read.
    public Optional<NamedTensor> output(NamedTensor input) {
        var flat = tensors.stream().filter(NamedTensor::flat).toList();
        var names = TensorNames.outputs(flat.stream().map(NamedTensor::name).toList());
        // a decoder with words of its own writes those
        long others =
                decoder(input)
                        .map(NamedTensor::first)
                        .filter(rows -> rows != input.first())
                        .orElse(-1L);
        return names.stream()
                .flatMap(n -> flat.stream().filter(t -> t.name().equals(n)))
                .filter(t -> !t.name().equals(input.name()) && t.first() != others)
                // a classifier's head has as many rows as classes
                .filter(t -> t.coded() || alike(t.first(), input.first()) || config.fits(t.first()))
                .findFirst();
    }

    /// Whether two matrices may have the same tokens though one is filled up further.
    private static boolean alike(long one, long other) {
        long least = Math.min(one, other);
        long most = Math.max(one, other);
        return most - least <= most / 50 + 256 && least > most / 2;
    }

    private UnreadableFileException notThere(String wanted, List<NamedTensor> flat) {
        return new UnreadableFileException(
                file,
                "has no two-dimensional tensor named "
                        + wanted
                        + ". It has: "
                        + listed(flat.stream().map(NamedTensor::name).toList())
                        + ".");
    }

    private UnreadableFileException undecided(List<NamedTensor> some, String why) {
        if (some.isEmpty()) {
            return new UnreadableFileException(
                    file,
                    "holds "
                            + count()
                            + ", but none that could be an embedding matrix."
                            + ShardName.of(file)
                                    .map(
                                            s ->
                                                    " "
                                                            + s.note()
                                                            + " Open the folder that has all of"
                                                            + " them.")
                                    .orElse(" Open another file."));
        }
        var largest =
                some.stream()
                        .sorted(Comparator.comparingLong((NamedTensor t) -> -t.first()))
                        .toList();
        return UnreadableFileException.undecided(
                file,
                "holds " + count() + ", " + why + ".",
                largest.stream().map(NamedTensor::name).toList(),
                largest.stream().map(NamedTensor::described).toList());
    }

    private String count() {
        return tensors.size() + (tensors.size() == 1 ? " tensor" : " tensors");
    }

    private static String listed(List<String> names) {
        var some = names.stream().limit(8).toList();
        return String.join(", ", some) + (names.size() > some.size() ? ", …" : "");
    }
}
