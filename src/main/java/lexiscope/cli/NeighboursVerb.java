package lexiscope.cli;

import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

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
            description = "cosine, dot or euclidean (default: cosine).")
    private String similarity = "";

    @Option(names = "--space", defaultValue = "raw", description = "raw or centred (default: raw).")
    private String space = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (k < 1) {
            throw new IllegalArgumentException("-k must be at least 1.");
        }
        try (var model = options.open()) {
            int id = token.idWithRow(model);
            var matrix = ModelOptions.matrix(model).in(Space.named(space));
            var list =
                    Neighbours.of(matrix, id, k, Similarity.named(similarity), Progress.NONE)
                            .stream()
                            .map(
                                    n -> {
                                        var line = new LinkedHashMap<String, Object>();
                                        line.put("id", n.id());
                                        line.put("token", Row.spelling(model, n.id()));
                                        line.put("similarity", n.value());
                                        return line;
                                    })
                            .toList();
            spec.commandLine().getOut().println(Json.pretty(list));
            return 0;
        }
    }
}
