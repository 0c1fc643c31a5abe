package lexiscope.cli;

import lexiscope.json.Json;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.Trace.Added;
import lexiscope.tokenizer.Trace.Portion;
import lexiscope.tokenizer.Trace.Stretch;
import lexiscope.tokenizer.Trace.Word;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.vocabulary.Vocabulary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// `trace`: how one text became tokens, every stage with its alignment to the typed characters.
@Command(name = "trace", description = "Print every stage between a text and its tokens as JSON.")
final class TraceVerb implements Callable<Integer> {
    @Mixin private ModelOptions options = new ModelOptions();

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    private record Token(int id, String token, int[] span) {}

    @Override
    public Integer call() throws Exception {
        try (var model = options.open()) {
            Tokenizer tokenizer = ModelOptions.tokenizer(model);
            var vocabulary = tokenizer.vocabulary();
            var trace = tokenizer.trace(text);
            var encoding = trace.encoding();
            var out = new LinkedHashMap<String, Object>();
            out.put("text", trace.text());
            out.put("parts", trace.parts().stream().map(p -> part(p, vocabulary)).toList());
            out.put(
                    "template",
                    trace.template().stream().map(s -> special(s, vocabulary)).toList());
            out.put("ids", encoding.ids());
            var output = spec.commandLine().getOut();
            output.println(Json.pretty(out));
            output.flush();
            return 0;
        }
    }

    private static Object special(Trace.Special special, Vocabulary vocabulary) {
        var out = new LinkedHashMap<String, Object>();
        out.put("place", special.place());
        out.put("id", special.id());
        out.put("token", spelling(vocabulary, special.id()));
        return out;
    }

    private static Object part(Trace.Part part, Vocabulary vocabulary) {
        return switch (part) {
            case Added added -> added(added, vocabulary);
            case Stretch stretch -> {
                var out = new LinkedHashMap<String, Object>();
                out.put("span", pair(stretch.span()));
                out.put("normalised", rewritten(stretch.normalised()));
                out.put(
                        "words",
                        stretch.portions().stream().map(p -> portion(p, vocabulary)).toList());
                yield out;
            }
        };
    }

    private static Object portion(Portion portion, Vocabulary vocabulary) {
        return switch (portion) {
            case Added added -> added(added, vocabulary);
            case Word word -> {
                var out = new LinkedHashMap<String, Object>();
                out.put("span", pair(word.span()));
                out.put("word", rewritten(word.text()));
                out.putAll(steps(word, vocabulary));
                var replaced = word.steps().replaced();
                if (!replaced.isEmpty()) {
                    out.put(
                            "replaced",
                            replaced.stream().map(r -> replaced(r, word, vocabulary)).toList());
                }
                out.put(
                        "pieces",
                        word.steps().pieces().stream()
                                .map(p -> token(p, word, vocabulary))
                                .toList());
                yield out;
            }
        };
    }

    private static Map<String, Object> steps(Word word, Vocabulary vocabulary) {
        return switch (word.steps()) {
            case Steps.Direct _ -> Map.of();
            case Steps.Merged m -> {
                var out = new LinkedHashMap<String, Object>();
                out.put(
                        "symbols",
                        m.symbols().stream().map(p -> token(p, word, vocabulary)).toList());
                out.put(
                        "merges",
                        m.merges().stream().map(s -> merge(s, word, vocabulary)).toList());
                yield out;
            }
            case Steps.Lattice l -> {
                var out = new LinkedHashMap<String, Object>();
                out.put("lattice", l.edges().stream().map(e -> edge(e, vocabulary)).toList());
                out.put("paths", l.paths());
                yield out;
            }
            case Steps.Prefixes p -> Map.of("prefixes", p.attempts());
        };
    }

    private static Object merge(Steps.Merge merge, Word word, Vocabulary vocabulary) {
        var out = new LinkedHashMap<String, Object>();
        out.put("left", merge.left());
        out.put("right", merge.right());
        out.put("rank", merge.rank());
        if (!Double.isNaN(merge.score())) {
            out.put("score", merge.score());
        }
        out.put("product", token(merge.product(), word, vocabulary));
        return out;
    }

    private static Object replaced(Steps.Replaced replaced, Word word, Vocabulary vocabulary) {
        var out = new LinkedHashMap<String, Object>();
        out.put("was", word.text().text().substring(replaced.was().start(), replaced.was().end()));
        out.put("pieces", replaced.pieces().stream().map(p -> token(p, word, vocabulary)).toList());
        return out;
    }

    private static Object edge(Steps.Edge edge, Vocabulary vocabulary) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", edge.id());
        out.put("token", edge.id() < 0 ? Json.NULL : spelling(vocabulary, edge.id()));
        out.put("start", edge.start());
        out.put("end", edge.end());
        out.put("score", edge.score());
        return out;
    }

    private static Token token(Steps.Piece piece, Word word, Vocabulary vocabulary) {
        return new Token(
                piece.id(),
                spelling(vocabulary, piece.id()),
                pair(word.typed(piece.start(), piece.end())));
    }

    private static Object added(Added added, Vocabulary vocabulary) {
        return new Token(added.id(), spelling(vocabulary, added.id()), pair(added.span()));
    }

    private static Object rewritten(Trace.Rewritten text) {
        int[][] spans = new int[text.starts().length][];
        for (int i = 0; i < spans.length; i++) {
            spans[i] = new int[] {text.starts()[i], text.ends()[i]};
        }
        var out = new LinkedHashMap<String, Object>();
        out.put("text", text.text());
        out.put("spans", spans);
        return out;
    }

    private static String spelling(Vocabulary vocabulary, int id) {
        return vocabulary.has(id) ? vocabulary.spelling(id) : "#" + id;
    }

    private static int[] pair(Span span) {
        return new int[] {span.start(), span.end()};
    }
}
