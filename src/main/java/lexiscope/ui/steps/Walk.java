package lexiscope.ui.steps;

import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A traced text as a person goes through it: from word to word, added tokens between them.
///
/// @param base where the traced text begins in the text of the panel, in UTF-16 units
/// @param trace of it
/// @param stops what there is to stop at, in order
public record Walk(int base, Trace trace, List<Stop> stops) {
    public Walk {
        stops = List.copyOf(stops);
    }

    /// A place to stop at.
    ///
    /// @param span where it was typed, in units of the traced text
    /// @param stretch what it was cut from; empty for an added token of the typed text
    /// @param word the word; empty where an added token was cut out
    /// @param added the added token, or -1
    public record Stop(
            Span span, Optional<Trace.Stretch> stretch, Optional<Trace.Word> word, int added) {}

    /// The stops of a trace. A model that takes a whole text for one word is gone through as
    /// [Trace.Word#around] parts it. Cost: linear in the trace and, for such a model, its words.
    public static Walk of(int base, Trace trace) {
        var stops = new ArrayList<Stop>();
        for (Trace.Part part : trace.parts()) {
            switch (part) {
                case Trace.Added a ->
                        stops.add(new Stop(a.span(), Optional.empty(), Optional.empty(), a.id()));
                case Trace.Stretch stretch -> portions(stretch, stops);
            }
        }
        return new Walk(base, trace, stops);
    }

    private static void portions(Trace.Stretch stretch, List<Stop> stops) {
        var of = Optional.of(stretch);
        for (Trace.Portion portion : stretch.portions()) {
            switch (portion) {
                case Trace.Added a -> stops.add(new Stop(a.span(), of, Optional.empty(), a.id()));
                case Trace.Word word -> {
                    int[] begins = word.begins();
                    for (int i = 0; i < begins.length; i++) {
                        int end =
                                i + 1 < begins.length ? begins[i + 1] : word.text().text().length();
                        Trace.Word part = word.between(begins[i], end);
                        stops.add(new Stop(part.span(), of, Optional.of(part), -1));
                    }
                }
            }
        }
    }

    /// The stop that holds a place of the panel's text, else the nearest before it, else the first;
    /// -1 where there is none.
    public int at(int place) {
        int found = stops.isEmpty() ? -1 : 0;
        for (int i = 0; i < stops.size(); i++) {
            Span span = stops.get(i).span();
            if (span.contains(place - base)) {
                return i;
            }
            if (span.start() <= place - base) {
                found = i;
            }
        }
        return found;
    }

    /// A stop as it was typed.
    public String typed(Stop stop) {
        return trace.text().substring(stop.span().start(), stop.span().end());
    }
}
