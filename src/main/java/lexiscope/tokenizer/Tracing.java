package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizerSequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs a text through the stages and keeps what each made of it.
final class Tracing {
    private final Pipeline pipeline;

    Tracing(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    Trace trace(String typed, String whole, Encoding encoding, boolean matchSpecial) {
        var parts = new ArrayList<Trace.Part>();
        for (var cut : pipeline.raw().cut(whole, matchSpecial)) {
            parts.add(
                    cut.id() >= 0
                            ? new Trace.Added(new Span(cut.start(), cut.end()), cut.id())
                            : stretch(whole, cut.start(), cut.end(), matchSpecial));
        }
        var template = new ArrayList<Trace.Special>();
        for (int i = 0; i < encoding.size(); i++) {
            if (encoding.is(i, Pieces.TEMPLATE)) {
                template.add(new Trace.Special(i, encoding.ids()[i]));
            }
        }
        return new Trace(typed, parts, template, encoding);
    }

    private Trace.Stretch stretch(String whole, int start, int end, boolean matchSpecial) {
        var normal = pipeline.normalised(AlignedText.typed(whole.substring(start, end), start));
        var portions = new ArrayList<Trace.Portion>();
        for (var cut : pipeline.added().cut(normal.text(), matchSpecial)) {
            if (cut.id() >= 0) {
                portions.add(new Trace.Added(span(normal, cut.start(), cut.end()), cut.id()));
            } else {
                portions.addAll(words(normal.slice(cut.start(), cut.end())));
            }
        }
        return new Trace.Stretch(new Span(start, end), Trace.Rewritten.of(normal), portions);
    }

    private List<Trace.Word> words(AlignedText text) {
        var words = new ArrayList<Trace.Word>();
        for (var cut : cuts(text)) {
            var word = cut.word;
            words.add(
                    new Trace.Word(
                            span(word, 0, word.length()),
                            Trace.Rewritten.of(word),
                            pipeline.model().steps(word.text()),
                            cut.parted));
        }
        return words;
    }

    /// A word, and what parted it from the one before.
    private record Cut(AlignedText word, @Nullable PreTokenizer parted) {}

    /// The words as [Pipeline#words] cuts them, rule by rule.
    private List<Cut> cuts(AlignedText text) {
        var rules = rules(pipeline.preTokenizer());
        if (rules.isEmpty() && text.isEmpty()) {
            return List.of();
        }
        List<Cut> cuts = List.of(new Cut(text, null));
        for (PreTokenizer rule : rules) {
            var next = new ArrayList<Cut>();
            for (Cut cut : cuts) {
                boolean first = true;
                for (AlignedText word : rule.split(cut.word)) {
                    next.add(new Cut(word, first ? cut.parted : rule));
                    first = false;
                }
            }
            cuts = next;
        }
        return cuts;
    }

    /// The rules one by one, in order.
    private static List<PreTokenizer> rules(Optional<PreTokenizer> of) {
        return of.stream()
                .flatMap(
                        p ->
                                p instanceof PreTokenizerSequence s
                                        ? s.preTokenizers().stream()
                                                .flatMap(q -> rules(Optional.of(q)).stream())
                                        : Stream.of(p))
                .toList();
    }

    private static Span span(AlignedText text, int start, int end) {
        return new Span(text.spanStart(start, end), text.spanEnd(start, end));
    }
}
