package lexiscope.trial.proposal;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.vocabulary.Vocabulary;

import java.nio.charset.StandardCharsets;

/// The text that an entry of a vocabulary stands for.
public final class EntryText {
    private EntryText() {}

    /// The text of a token; an added one is its own text. Parts of characters are U+FFFD.
    public static String of(Tokenizer tokenizer, int id) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        String spelling = vocabulary.spelling(id);
        return vocabulary.added(id) != null ? spelling : of(tokenizer, spelling);
    }

    /// The text of an entry by its spelling, without the mark of a word's end.
    public static String of(Tokenizer tokenizer, String spelling) {
        String end = wordEnd(tokenizer.stages().model());
        boolean ends = !end.isEmpty() && spelling.endsWith(end) && !spelling.equals(end);
        String bare = ends ? spelling.substring(0, spelling.length() - end.length()) : spelling;
        byte[] bytes = tokenizer.vocabulary().spellingRule().bytes(bare);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String wordEnd(SubwordModel model) {
        return model instanceof Bpe m ? m.options().wordEnd() : "";
    }
}
