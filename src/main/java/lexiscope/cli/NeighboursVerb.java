package lexiscope.cli;

import lexiscope.embedding.Analogy;
import lexiscope.embedding.ChosenRows;
import lexiscope.embedding.Directions;
import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Neighbour;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.json.Json;
import lexiscope.kernel.Gemm;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// `neighbours`: the tokens whose rows stand nearest.
@Command(
        name = "neighbours",
        description = "Print the nearest neighbours of a token, nearest first.")
final class NeighboursVerb implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @ArgGroup(multiplicity = "1")
    private TokenOption token = new TokenOption();

    @Option(names = "-k", defaultValue = "10", description = "How many (default: 10).")
    private int k;

    @Option(
            names = "--similarity",
            defaultValue = "cosine",
            description = "cosine, dot, euclidean or csls (default: cosine).")
    private String similarity = "";

    @Option(
            names = "--space",
            defaultValue = "raw",
            description =
                    "raw, centred, all-but-the-top[-K], unit-norm or whitened (default: raw).")
    private String space = "";

    @Mixin private FilterOption filter = new FilterOption();

    @Option(
            names = "--and",
            paramLabel = "T",
            description = "Neighbours of the centroid with this token too; may be repeated.")
    private List<String> and = List.of();

    @Option(
            names = "--minus",
            paramLabel = "T",
            description = "Analogy: the token less this one, and more the one of --plus.")
    private @Nullable String minus;

    @Option(names = "--plus", paramLabel = "T", description = "See --minus.")
    private @Nullable String plus;

    @Option(
            names = "--analogy",
            defaultValue = "add",
            description = "How an analogy is scored: add or multiply (default: add).")
    private String analogy = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if ((minus == null) != (plus == null)) {
            throw new IllegalArgumentException("An analogy needs both --minus and --plus.");
        }
        if (k < 1) {
            throw new IllegalArgumentException("-k must be at least 1.");
        }
        var conflicts = new Conflicts(spec);
        conflicts.refuse("--minus", "--similarity", "--and", "--filter");
        conflicts.needs("--analogy", "--minus");
        Similarity chosen = Similarity.named(similarity);
        Analogy way = analogy();
        Space seen = Space.named(space);
        Gemm.prepare();
        try (var model = options.open()) {
            int id = token.idWithRow(model);
            var matrix = ModelOptions.matrix(model).in(seen);
            tellLeftOut(ModelOptions.matrix(model), id);
            var list =
                    minus != null && plus != null
                            ? analogies(
                                    way,
                                    model,
                                    matrix,
                                    id,
                                    ModelOptions.id(model, minus),
                                    ModelOptions.id(model, plus))
                            : neighbours(chosen, model, matrix, id);
            spec.commandLine().getOut().println(Json.pretty(list));
            return 0;
        }
    }

    private Analogy analogy() {
        return switch (analogy) {
            case "add" -> Analogy.ADD;
            case "multiply" -> Analogy.MULTIPLY;
            default ->
                    throw new IllegalArgumentException(
                            "There is no analogy \"" + analogy + "\"; choose add or multiply.");
        };
    }

    /// Says which rows cannot be anybody's neighbours.
    private void tellLeftOut(EmbeddingMatrix matrix, int id) {
        float[] norms = matrix.norms(Progress.NONE);
        int leftOut = 0;
        for (float norm : norms) {
            leftOut += Float.isNaN(norm) ? 1 : 0;
        }
        var people = spec.commandLine().getErr();
        if (Float.isNaN(norms[id])) {
            people.println("Row " + id + " holds NaN or infinity and has no neighbours.");
        } else if (leftOut > 0) {
            people.println(
                    leftOut == 1
                            ? "1 row holds NaN or infinity and was left out."
                            : leftOut + " rows hold NaN or infinity and were left out.");
        }
    }

    private List<Map<String, Object>> neighbours(
            Similarity chosen, LanguageModel model, EmbeddingMatrix matrix, int id) {
        List<Neighbour> found;
        if (filter.said()) {
            found = among(model, matrix, id, chosen);
        } else if (and.isEmpty()) {
            found = Neighbours.of(matrix, id, k, chosen, Progress.NONE);
        } else {
            found = Neighbours.of(matrix, middle(model, matrix, id), -1, k, chosen, Progress.NONE);
        }
        return found.stream().map(n -> line(model, n.id(), n.value())).toList();
    }

    /// The place whose neighbours are asked for.
    private float[] middle(LanguageModel model, EmbeddingMatrix matrix, int id) {
        int[] others = and.stream().mapToInt(t -> ModelOptions.id(model, t)).toArray();
        return Directions.centroid(
                matrix, IntStream.concat(IntStream.of(id), IntStream.of(others)).toArray());
    }

    /// The nearest of the tokens that pass the filter. They alone are compared, also where a
    /// similarity asks for the neighbours of neighbours.
    private List<Neighbour> among(
            LanguageModel model, EmbeddingMatrix matrix, int id, Similarity chosen) {
        int[] ids = filter.rows(model, matrix.rows());
        var rows = ChosenRows.of(matrix, ids);
        // as without a filter, the token is its own neighbour only beside others
        List<Neighbour> found;
        if (and.isEmpty()) {
            double[] query = new double[matrix.dim()];
            matrix.exact(id, query);
            int own = Math.max(-1, Arrays.binarySearch(ids, id));
            found = Neighbours.of(rows, query, own, k, chosen, Progress.NONE);
        } else {
            found = Neighbours.of(rows, middle(model, matrix, id), -1, k, chosen, Progress.NONE);
        }
        return found.stream().map(n -> new Neighbour(ids[n.id()], n.value())).toList();
    }

    private List<Map<String, Object>> analogies(
            Analogy way, LanguageModel model, EmbeddingMatrix matrix, int a, int b, int c) {
        return way.of(matrix, a, b, c, k, Progress.NONE).stream()
                .map(
                        answer -> {
                            var line = line(model, answer.id(), answer.value());
                            line.put("rank_with_inputs", answer.rank());
                            return line;
                        })
                .toList();
    }

    private static Map<String, Object> line(LanguageModel model, int id, double value) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", id);
        line.put("token", RowVerb.spelling(model, id));
        line.put("similarity", value);
        return line;
    }
}
