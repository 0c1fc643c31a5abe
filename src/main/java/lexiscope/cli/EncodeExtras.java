package lexiscope.cli;

import lexiscope.passage.CodePoint;
import lexiscope.passage.LabelFit;
import lexiscope.passage.LabelledSpan;
import lexiscope.passage.TokenWindows;
import lexiscope.tokenizer.Encoding;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `encode` says of a line beside its tokens, where it is asked.
final class EncodeExtras {
    @Option(
            names = "--names",
            description = "Also the code points of each token's span, by their Unicode names.")
    private boolean names;

    @Option(
            names = "--windows",
            paramLabel = "SIZE[,OVERLAP]",
            description = "Also the windows of so many tokens, of which neighbours share OVERLAP.")
    private @Nullable String windows;

    /// Refuses windows that would not get on, before anything is read.
    void check() {
        windows(0);
    }

    /// What a line gets beside its tokens.
    Map<String, Object> of(String text, Encoding e, Map<String, Object> line) {
        var extras = new LinkedHashMap<String, Object>();
        if (line.get("labels") instanceof List<?> labels) {
            var spans = new ArrayList<LabelledSpan>();
            for (Object label : labels) {
                String where = "Label " + (spans.size() + 1);
                spans.add(
                        LabelledSpan.of(
                                label instanceof Map<?, ?> map ? map : Map.of(),
                                text.length(),
                                where));
            }
            extras.put(
                    "labels",
                    LabelFit.of(text, e, spans).stream().map(EncodeExtras::label).toList());
        }
        if (names) {
            var all = new ArrayList<List<String>>();
            for (int i = 0; i < e.size(); i++) {
                String span = text.substring(e.start(i), e.end(i));
                all.add(CodePoint.of(span).stream().map(c -> c.number() + " " + c.name()).toList());
            }
            extras.put("names", all);
        }
        if (windows != null) {
            var cut = windows(e.size());
            int[][] pairs = new int[cut.count()][];
            java.util.Arrays.setAll(pairs, w -> new int[] {cut.from(w), cut.to(w)});
            extras.put("windows", pairs);
        }
        return extras;
    }

    private static Map<String, Object> label(LabelFit fit) {
        var out = new LinkedHashMap<String, Object>();
        out.put("start", fit.span().start());
        out.put("end", fit.span().end());
        out.put("label", fit.span().label());
        out.put("pieces", new int[] {fit.from(), fit.to()});
        out.put("starts_inside", fit.startsInside());
        out.put("ends_inside", fit.endsInside());
        return out;
    }

    private TokenWindows windows(int tokens) {
        return windows == null ? new TokenWindows(tokens, 1, 0) : windows(windows, tokens);
    }

    /// Windows as an option says them.
    ///
    /// @throws IllegalArgumentException with a sentence
    static TokenWindows windows(String said, int tokens) {
        String[] numbers = said.split(",", -1);
        if (numbers.length > 2
                || !numbers[0].matches("\\d{1,9}")
                || numbers.length == 2 && !numbers[1].matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "--windows wants a number of tokens, or two: SIZE,OVERLAP, such as 512,64.");
        }
        return new TokenWindows(
                tokens,
                Integer.parseInt(numbers[0]),
                numbers.length == 1 ? 0 : Integer.parseInt(numbers[1]));
    }
}
