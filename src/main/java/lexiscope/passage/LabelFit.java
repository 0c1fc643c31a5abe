package lexiscope.passage;

import lexiscope.tokenizer.Encoding;

import java.util.List;

/// A labelled span against the pieces of a text.
///
/// @param span the label
/// @param from the first piece that has characters of it
/// @param to behind the last one; `from` where there is none
/// @param startsInside whether it begins inside a piece, white space at the piece's begin aside
/// @param endsInside whether it ends inside a piece, white space at the piece's end aside
public record LabelFit(
        LabelledSpan span, int from, int to, boolean startsInside, boolean endsInside) {
    /// Whether some tokens have just this span.
    public boolean fits() {
        return !startsInside && !endsInside;
    }

    /// The fit of each label.
    public static List<LabelFit> of(String text, Encoding encoding, List<LabelledSpan> labels) {
        return labels.stream().map(label -> of(text, encoding, label)).toList();
    }

    private static LabelFit of(String text, Encoding encoding, LabelledSpan label) {
        int from = encoding.firstEndingAfter(label.start());
        int to = from;
        boolean startsInside = false;
        boolean endsInside = false;
        for (int i = from; i < encoding.size() && encoding.start(i) < label.end(); i++) {
            int start = encoding.start(i);
            int end = encoding.end(i);
            if (end > label.start() && end > start) {
                to = i + 1;
                startsInside |= start < label.start() && !blank(text, start, label.start());
                endsInside |= end > label.end() && !blank(text, label.end(), end);
            }
        }
        while (from < to && encoding.end(from) <= label.start()) {
            from++;
        }
        return new LabelFit(label, from, to, startsInside, endsInside);
    }

    private static boolean blank(String text, int from, int to) {
        return text.substring(from, to).isBlank();
    }
}
