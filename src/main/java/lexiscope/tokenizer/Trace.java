package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.steps.StepsPart;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How one text became tokens, stage by stage; every stage is aligned to the text as typed, in
/// UTF-16 units.
///
/// @param text the text as typed
/// @param parts what the search for added tokens made of it, in order
/// @param template the tokens that the post-processor added, in order of place
/// @param encoding the result
public record Trace(String text, List<Part> parts, List<Special> template, Encoding encoding) {
    public Trace {
        parts = List.copyOf(parts);
        template = List.copyOf(template);
    }

    /// SentencePiece's mark of a space.
    private static final char SPACE = '\u2581';

    /// The tokens that the template puts before the first token of the text, in order.
    public List<Special> before() {
        int n = 0;
        while (n < template.size() && template.get(n).place() == n) {
            n++;
        }
        return template.subList(0, n);
    }

    /// Those that it puts after or among the text's tokens, in order.
    public List<Special> after() {
        return template.subList(before().size(), template.size());
    }

    /// A part of the typed text.
    public sealed interface Part {
        /// Where it was typed.
        Span span();
    }

    /// A part of normalised text.
    public sealed interface Portion {
        /// Where it was typed.
        Span span();
    }

    /// An added token, cut out before the model: of the typed text, or of the normalised one.
    ///
    /// @param span where it was typed, stripped spaces included
    /// @param id the token
    public record Added(Span span, int id) implements Part, Portion {}

    /// What lies between added tokens.
    ///
    /// @param span where it was typed
    /// @param normalised the text as the normaliser left it
    /// @param portions words, and the added tokens found in normalised text, in order
    public record Stretch(Span span, Rewritten normalised, List<Portion> portions) implements Part {
        public Stretch {
            portions = List.copyOf(portions);
        }
    }

    /// A word as it goes into the subword model.
    ///
    /// @param span where it was typed
    /// @param text the word, rewritten by the pre-tokenizer
    /// @param steps what the model did; its positions are units of `text`
    /// @param parted the rule that parted it from the word before it in its stretch; null for the
    ///   first one
    public record Word(Span span, Rewritten text, Steps steps, @Nullable PreTokenizer parted)
            implements Portion {
        /// Where a stretch `[start, end)` of the word was typed.
        public Span typed(int start, int end) {
            return text.typed(start, end);
        }

        /// What of the word a person means by a place in the typed text: where a model takes a
        /// whole text for one word, the stretch from one mark of a space to the next, if nothing
        /// spans these; else the word. Cost: linear in the word and its steps.
        public Word around(int typed) {
            String whole = text.text();
            int at = 0;
            while (at + 1 < whole.length() && text.ends()[at] <= typed) {
                at++;
            }
            int from = at;
            while (from > 0 && !begins(whole, from)) {
                from--;
            }
            int to = Math.min(at + 1, whole.length());
            while (to < whole.length() && !begins(whole, to)) {
                to++;
            }
            if (from == 0 && to == whole.length()) {
                return this;
            }
            return part(from, to);
        }

        private Word part(int from, int to) {
            return new Word(
                    text.typed(from, to),
                    text.part(from, to),
                    StepsPart.of(steps, from, to),
                    from == 0 ? parted : null);
        }

        /// Where the parts of it begin that [#around] gives, in units of its text. Cost: linear.
        public int[] begins() {
            String whole = text.text();
            var spanned = StepsPart.spanned(steps);
            return IntStream.range(0, whole.length())
                    .filter(
                            i ->
                                    i == 0
                                            || whole.charAt(i) == SPACE
                                                    && whole.charAt(i - 1) != SPACE
                                                    && !spanned.get(i))
                    .toArray();
        }

        /// The part between two of [#begins], or the end. Cost: linear in the word.
        public Word between(int from, int to) {
            return from == 0 && to == text.text().length() ? this : part(from, to);
        }

        private boolean begins(String whole, int at) {
            return whole.charAt(at) == SPACE
                    && whole.charAt(at - 1) != SPACE
                    && StepsPart.parted(steps, at);
        }
    }

    /// Text with the span of every unit.
    ///
    /// @param text the text as it stands
    /// @param starts where each unit begins in the typed text; owned, not to be written
    /// @param ends where each ends
    public record Rewritten(String text, int[] starts, int[] ends) {
        static Rewritten of(AlignedText text) {
            int[] starts = new int[text.length()];
            int[] ends = new int[text.length()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = text.start(i);
                ends[i] = text.end(i);
            }
            return new Rewritten(text.text(), starts, ends);
        }

        /// The units `[from, to)`.
        Rewritten part(int from, int to) {
            return new Rewritten(
                    text.substring(from, to),
                    Arrays.copyOfRange(starts, from, to),
                    Arrays.copyOfRange(ends, from, to));
        }

        /// Where the units `[start, end)`, at least one, were typed.
        public Span typed(int start, int end) {
            return new Span(starts[start], Math.max(starts[start], ends[end - 1]));
        }
    }

    /// A token that the template adds.
    ///
    /// @param place its place in the encoding
    /// @param id the token
    public record Special(int place, int id) {}
}
