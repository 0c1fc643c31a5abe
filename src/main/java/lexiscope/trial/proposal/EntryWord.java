package lexiscope.trial.proposal;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.ByteAlphabet;
import lexiscope.vocabulary.Spelling;

import java.nio.charset.StandardCharsets;

/// How a text is spelled where the subword model looks it up.
///
/// @param spelling as the vocabulary spells the entry
/// @param word the word that the model would get
/// @param inside whether it goes on inside a word, by a mark
/// @param whole whether the normaliser and the splitter let the text through as one word
public record EntryWord(String spelling, String word, boolean inside, boolean whole) {
    /// The spelling of a text as a person types it: what the stages before the model make of it,
    /// unless it is spelled as the vocabulary does already (`Ġking`, `▁king`, `##s`).
    public static EntryWord of(Tokenizer tokenizer, String text) {
        Spelling rule = tokenizer.vocabulary().spellingRule();
        if (rule instanceof Spelling.ContinuationMark mark
                && text.length() > mark.mark().length()
                && text.startsWith(mark.mark())) {
            return new EntryWord(text, text.substring(mark.mark().length()), true, true);
        }
        String end = tokenizer.stages().model() instanceof Bpe m ? m.options().wordEnd() : "";
        if (!end.isEmpty() && text.length() > end.length() && text.endsWith(end)) {
            return new EntryWord(
                    text, text.substring(0, text.length() - end.length()), false, true);
        }
        if (spelledAlready(rule, text)) {
            return new EntryWord(text, text, false, true);
        }
        var parts = tokenizer.trace(text).parts();
        boolean one =
                parts.size() == 1
                        && parts.getFirst() instanceof Trace.Stretch s
                        && s.portions().size() == 1
                        && s.portions().getFirst() instanceof Trace.Word;
        String word =
                one
                        ? ((Trace.Word) ((Trace.Stretch) parts.getFirst()).portions().getFirst())
                                .text()
                                .text()
                        : plain(rule, text);
        return new EntryWord(marked(tokenizer, word), word, false, one);
    }

    private static boolean spelledAlready(Spelling rule, String text) {
        return switch (rule) {
            case Spelling.ByteLevel _ -> ofBytes(text);
            case Spelling.RawBytes _ -> ofBytes(text);
            case Spelling.SpaceMark mark -> text.length() > 1 && text.charAt(0) == mark.mark();
            case Spelling.ContinuationMark _ -> false;
            case Spelling.Plain _ -> false;
        };
    }

    private static boolean ofBytes(String text) {
        return text.length() > 1
                && text.charAt(0) == ByteAlphabet.character(' ')
                && text.chars().allMatch(c -> ByteAlphabet.byteOf((char) c) >= 0);
    }

    private static String plain(Spelling rule, String text) {
        return switch (rule) {
            case Spelling.ByteLevel _ -> bytes(text);
            case Spelling.RawBytes _ -> bytes(text);
            case Spelling.SpaceMark mark -> text.replace(' ', mark.mark());
            case Spelling.ContinuationMark _ -> text;
            case Spelling.Plain _ -> text;
        };
    }

    private static String bytes(String text) {
        return Spelling.RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String marked(Tokenizer tokenizer, String word) {
        return switch (tokenizer.stages().model()) {
            case Bpe m -> word + m.options().wordEnd();
            case WordPiece m -> m.initial() + word;
            default -> word;
        };
    }
}
