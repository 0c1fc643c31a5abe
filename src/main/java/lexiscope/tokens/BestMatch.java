package lexiscope.tokens;

import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The order in which found tokens are listed: the one that was most likely meant first.
///
/// A text that is the word comes first, then one that begins with it, then one in which a word
/// begins with it, then one that holds it; case and a space at its beginning do not count. Of equal
/// ones the shorter comes first, then the lower id. Several words count together.
public final class BestMatch {
    private static final int STEP = 0xFFF;

    private BestMatch() {}

    /// The tokens a filter found, best first; by id where it asks for no word. Cost: a few
    /// microseconds a token found.
    public static int[] order(
            TokenFilter filter, TokenSet found, TokenTable tokens, Progress progress) {
        List<String> words = words(filter).stream().map(BestMatch::bare).toList();
        int[] ids = found.toArray();
        if (words.isEmpty()) {
            return ids;
        }
        TokenTexts texts = tokens.texts(progress);
        long[] keys = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            if ((i & STEP) == 0) {
                progress.at((double) i / ids.length, "best match first");
            }
            String text = bare(texts.foldedText(ids[i]));
            long rank = 0;
            for (String word : words) {
                rank += rank(text, word);
            }
            long length = Math.min(texts.length(ids[i]), 0xFFFF);
            keys[i] = Math.min(rank, 0x7FFF) << 48 | length << 32 | ids[i];
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /// The words that every token found must hold.
    private static List<String> words(TokenFilter filter) {
        return switch (filter) {
            case TokenFilter.Contains(String word) -> List.of(word);
            case TokenFilter.Exact(String text) -> List.of(text);
            case TokenFilter.And(List<TokenFilter> parts) -> {
                var all = new ArrayList<String>();
                parts.forEach(part -> all.addAll(words(part)));
                yield all;
            }
            case TokenFilter.Or _,
                    TokenFilter.Not _,
                    TokenFilter.Regex _,
                    TokenFilter.OfClass _,
                    TokenFilter.Compares _,
                    TokenFilter.Within _,
                    TokenFilter.HoldsBytes _,
                    TokenFilter.InSet _ ->
                    List.of();
        };
    }

    /// Without case and the space that begins a word, which is no word by itself.
    private static String bare(String text) {
        String folded = TokenTexts.folded(text);
        return folded.length() > 1 && folded.charAt(0) == ' ' ? folded.substring(1) : folded;
    }

    /// 0 for the word itself to 3 for a text that holds it.
    private static int rank(String text, String word) {
        if (text.startsWith(word)) {
            return text.length() == word.length() ? 0 : 1;
        }
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at > 0 && !Character.isLetterOrDigit(text.codePointBefore(at))) {
                return 2;
            }
        }
        return 3;
    }
}
