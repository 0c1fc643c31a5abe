package lexiscope.trial.verdict;

import lexiscope.tokenizer.Tokenizer;

/// Whether a tokenizer ever gives a token, and why.
///
/// @param produced whether some text gives it
/// @param sentence the reason, for people
/// @param example a text in which it is produced, or ""
public record Verdict(boolean produced, String sentence, String example) {
    /// The verdict on a token. Cost: some hundred encodings of short texts, more for a token inside
    /// of words that is never found.
    public static Verdict of(Tokenizer tokenizer, int id) {
        var found = new Search(tokenizer, id).text();
        if (found.isEmpty()) {
            return new Verdict(false, new WhyNot(tokenizer).sentence(id), "");
        }
        return new Verdict(true, new HowProduced(tokenizer).sentence(id), found.get());
    }
}
