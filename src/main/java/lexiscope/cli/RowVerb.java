package lexiscope.cli;

import lexiscope.json.Json;
import lexiscope.kernel.Dot;
import lexiscope.model.LanguageModel;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

/// `row`: the numbers of one token.
@Command(name = "row", description = "Print the row of a token: its norm and its values.")
final class RowVerb implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @ArgGroup(multiplicity = "1")
    private TokenOption token = new TokenOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var model = options.open()) {
            int id = token.idWithRow(model);
            var matrix = ModelOptions.matrix(model);
            float[] row = new float[matrix.dim()];
            matrix.row(id, row);
            var out = new LinkedHashMap<String, Object>();
            out.put("id", id);
            out.put("token", spelling(model, id));
            out.put("norm", Math.sqrt(Dot.exact(row, row, row.length)));
            out.put("values", row);
            spec.commandLine().getOut().println(Json.line(out));
            return 0;
        }
    }

    static Object spelling(LanguageModel model, int id) {
        return model.vocabulary().has(id) ? model.vocabulary().spelling(id) : Json.NULL;
    }
}
