package lexiscope.trial.proposal;

import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.unicode.CharacterClass;
import lexiscope.vocabulary.AddedToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Proposals as people would never make them all: words, parts of words, spaces, emoji, markup.
public final class RandomProposals {
    private static final List<String> BITS =
            List.of(
                    "sea",
                    "shell",
                    "shells",
                    " the",
                    "graft",
                    "hippocampus",
                    "fox",
                    "Über",
                    "é",
                    "<|tool|>",
                    "<x>",
                    " ",
                    "  ",
                    "\n",
                    "👩‍👩‍👧",
                    "😀",
                    "世界",
                    "dog",
                    "quick",
                    "th",
                    "he",
                    "ing",
                    "1234",
                    "##s",
                    "##ell",
                    "'re",
                    "KING",
                    "▁sea",
                    "Ġsea",
                    "lazy dog");

    private RandomProposals() {}

    /// A content, perhaps empty of sense, never of text.
    public static String content(Random random) {
        var out = new StringBuilder();
        int bits = 1 + random.nextInt(3);
        for (int i = 0; i < bits; i++) {
            int kind = random.nextInt(8);
            if (kind < 5) {
                out.append(BITS.get(random.nextInt(BITS.size())));
            } else if (kind < 7) {
                for (int n = random.nextInt(5); n >= 0; n--) {
                    out.append((char) ('a' + random.nextInt(26)));
                }
            } else {
                out.append(RandomTexts.next(random, 2));
            }
        }
        return out.isEmpty() ? "x" : out.toString();
    }

    /// A proposal with random flags; never nothing but white space, which a stripping token beside
    /// it may take whole, and of that the reference library dies.
    public static Proposal next(Random random) {
        String content = content(random);
        boolean spaces = content.chars().allMatch(CharacterClass::whiteSpace);
        var token =
                new AddedToken(
                        spaces ? content + "x" : content,
                        random.nextInt(3) == 0,
                        random.nextInt(3) == 0,
                        random.nextInt(3) == 0,
                        random.nextInt(3) == 0,
                        random.nextInt(3) == 0);
        As[] all = As.values();
        return new Proposal(token, all[random.nextInt(all.length)]);
    }

    /// Several of them.
    public static List<Proposal> several(Random random, int count) {
        var all = new ArrayList<Proposal>();
        for (int i = 0; i < count; i++) {
            all.add(next(random));
        }
        return all;
    }

    /// A text in which they occur, alone and within others.
    public static String text(Random random, List<Proposal> proposals) {
        var out = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            out.append(RandomTexts.next(random, 2));
            out.append(proposals.get(random.nextInt(proposals.size())).content());
            out.append(random.nextInt(3) == 0 ? " " : random.nextInt(3) == 0 ? "s" : "");
        }
        return out.toString();
    }
}
