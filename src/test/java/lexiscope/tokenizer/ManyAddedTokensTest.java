package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lexiscope.Seeds;
import lexiscope.vocabulary.AddedToken;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Many added tokens that begin alike: found as few are, the leftmost first and of these the
/// longest.
@Tag("random")
class ManyAddedTokensTest {
    private static final long SEED = Seeds.of(ManyAddedTokensTest.class);

    @Test
    void findsTheLeftmostAndOfTheseTheLongest() {
        var random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            Map<Integer, AddedToken> tokens = new LinkedHashMap<>();
            for (int id = 0; id < 40; id++) {
                String content = "<" + text(random, random.nextInt(5));
                tokens.put(id, new AddedToken(content, false, false, false, false, false));
            }
            var added = new AddedTokens(tokens, AddedToken::content, Overlap.LEFTMOST);
            for (int i = 0; i < 100; i++) {
                String text = text(random, 30);
                assertEquals(
                        plainly(tokens, text), added.cut(text, true), "seed " + SEED + ": " + text);
            }
        }
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("<<|ab>".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    /// As the definition says; of equal contents the first counts.
    private static List<AddedTokens.Cut> plainly(Map<Integer, AddedToken> tokens, String text) {
        var cuts = new ArrayList<AddedTokens.Cut>();
        int done = 0;
        for (int i = 0; i < text.length(); ) {
            int best = -1;
            int length = 0;
            for (var entry : tokens.entrySet()) {
                String content = entry.getValue().content();
                if (content.length() > length && text.startsWith(content, i)) {
                    best = entry.getKey();
                    length = content.length();
                }
            }
            if (best < 0) {
                i++;
                continue;
            }
            if (done < i) {
                cuts.add(new AddedTokens.Cut(-1, done, i));
            }
            cuts.add(new AddedTokens.Cut(best, i, i + length));
            i += length;
            done = i;
        }
        if (done < text.length()) {
            cuts.add(new AddedTokens.Cut(-1, done, text.length()));
        }
        return cuts;
    }
}
