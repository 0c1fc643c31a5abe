package lexiscope.tokenizer.normalizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.pattern.Pattern;

/// Puts a string in the place of every match.
///
/// @param pattern what is looked for
/// @param content what takes its place, literally
public record Replace(Pattern pattern, String content) implements Normalizer {
    @Override
    public AlignedText apply(AlignedText text) {
        if (!pattern.mayMatch(text.text())) {
            return text;
        }
        var out = text.rewrite();
        int[] last = {0, 0};
        pattern.each(
                text.text(),
                (start, end) -> {
                    out.copy(last[0], start).copyReplaced(start, end, content);
                    last[0] = end;
                    last[1]++;
                });
        return last[1] == 0 ? text : out.copy(last[0], text.length()).done();
    }
}
