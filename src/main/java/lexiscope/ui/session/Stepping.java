package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;
import java.util.Optional;

/// Keeps the steps of the word that holds the focused piece of the text. Only the word's own line
/// is traced, so a long text costs nothing.
final class Stepping {
    /// A line longer than this is traced around the piece only.
    private static final int REACH = 500;

    private final ObservableValue<Optional<LanguageModel>> shown;
    private final ObservableValue<TextSplit> split;
    private final ObservableValue<Focus> focus;
    private final Derived<Place, Optional<WordSteps>> steps;

    /// The place of a piece in its line.
    private record Place(LanguageModel model, String line, int at) {}

    Stepping(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> shown,
            ObservableValue<TextSplit> split,
            ObservableValue<Focus> focus) {
        this.shown = shown;
        this.split = split;
        this.focus = focus;
        steps =
                new Derived<Place, Optional<WordSteps>>(
                                tasks,
                                Optional.empty(),
                                (of, _) ->
                                        found(of.model.tokenizer().orElseThrow(), of.line, of.at))
                        .leasing(Place::model)
                        .staying((a, b) -> a.model.equals(b.model));
        focus.subscribe(_ -> trace());
        split.subscribe(_ -> trace());
    }

    ReadOnlyObjectProperty<Optional<WordSteps>> steps() {
        return steps.value();
    }

    private void trace() {
        TextSplit now = split.getValue();
        int piece = focus.getValue().pieceIn(now.after());
        LanguageModel model = shown.getValue().orElse(null);
        if (piece < 0 || model == null || model.tokenizer().isEmpty()) {
            steps.from(null);
            return;
        }
        String text = now.typed().text();
        int at = now.after().start(piece);
        int start = lineStart(text, at);
        steps.from(new Place(model, text.substring(start, lineEnd(text, at)), at - start));
    }

    private static Optional<WordSteps> found(Tokenizer tokenizer, String line, int at) {
        Trace trace = tokenizer.trace(line);
        var v = tokenizer.vocabulary();
        for (Trace.Part part : trace.parts()) {
            switch (part) {
                case Trace.Added added when holds(added.span(), at) -> {
                    return Optional.of(added(trace, added, v));
                }
                case Trace.Stretch stretch when holds(stretch.span(), at) -> {
                    return inStretch(trace, stretch, at, v);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Optional<WordSteps> inStretch(
            Trace trace, Trace.Stretch stretch, int at, Vocabulary v) {
        for (Trace.Portion portion : stretch.portions()) {
            if (holds(portion.span(), at)) {
                return Optional.of(
                        switch (portion) {
                            case Trace.Added added -> added(trace, added, v);
                            case Trace.Word word -> word(trace, stretch, word.around(at), v);
                        });
            }
        }
        return Optional.empty();
    }

    private static WordSteps word(
            Trace trace, Trace.Stretch stretch, Trace.Word word, Vocabulary v) {
        return new WordSteps(
                cut(trace.text(), word.span()),
                normalised(stretch.normalised(), word.span()),
                Optional.of(word),
                -1,
                ids(trace.before()),
                ids(trace.after()),
                v);
    }

    private static WordSteps added(Trace trace, Trace.Added added, Vocabulary v) {
        String typed = cut(trace.text(), added.span());
        return new WordSteps(
                typed,
                typed,
                Optional.empty(),
                added.id(),
                ids(trace.before()),
                ids(trace.after()),
                v);
    }

    private static List<Integer> ids(List<Trace.Special> specials) {
        return specials.stream().map(Trace.Special::id).toList();
    }

    private static boolean holds(Span span, int at) {
        return span.contains(at);
    }

    private static String cut(String line, Span span) {
        return line.substring(span.start(), span.end());
    }

    private static String normalised(Trace.Rewritten text, Span span) {
        var out = new StringBuilder();
        for (int i = 0; i < text.text().length(); i++) {
            if (text.starts()[i] >= span.start() && text.ends()[i] <= span.end()) {
                out.append(text.text().charAt(i));
            }
        }
        return out.toString();
    }

    private static int lineStart(String text, int at) {
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        start = at == 0 ? 0 : start;
        if (at - start > REACH) {
            int space = text.lastIndexOf(' ', at - REACH / 2);
            start = Math.max(start, space < 0 ? at - REACH : space);
        }
        return start;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end + 1;
        if (end - at > REACH) {
            int space = text.indexOf(' ', at + REACH / 2);
            end = space < 0 || space > end ? Math.min(end, at + REACH) : space;
        }
        return end;
    }
}
