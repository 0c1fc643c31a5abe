package lexiscope.cli;

import lexiscope.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

/// `inspect`: what was found in the files of a model.
@Command(name = "inspect", description = "Say what was found in a model, as JSON.")
final class Inspect implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var model = options.open()) {
            var facts = model.facts();
            var out = new LinkedHashMap<String, Object>();
            out.put("family", facts.family());
            out.put("vocabulary_size", model.vocabulary().modelSize());
            out.put("tokenizer_length", model.vocabulary().size());
            out.put("matrix_rows", model.matrix().map(m -> (Object) m.rows()).orElse(Json.NULL));
            out.put("dim", model.matrix().map(m -> (Object) m.dim()).orElse(Json.NULL));
            out.put("dtype", model.matrix().map(m -> (Object) m.dtype().name()).orElse(Json.NULL));
            out.put("tensor", facts.tensor().isEmpty() ? Json.NULL : facts.tensor());
            out.put("tied", facts.tied().map(t -> (Object) t).orElse(Json.NULL));
            out.put("sources", facts.sources());
            out.put("warnings", facts.notes());
            spec.commandLine().getOut().println(Json.pretty(out));
            return 0;
        }
    }
}
