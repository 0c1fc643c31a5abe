package lexiscope.tokenizer.normalizer;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The characters that [SentencePieceNormalizer] may take together with others: those of mapped
/// strings and of user-defined pieces of more than one character. Any other character is a prefix
/// by itself wherever it stands.
///
/// @param known whether the map could be read to its end
/// @param members the characters
/// @param endInSpace whether several characters may become something that ends with a space
public record LongPrefixes(boolean known, Set<Integer> members, boolean endInSpace) {
    /// Those of a normaliser. Cost: a walk through the map, some milliseconds.
    public static LongPrefixes of(SentencePieceNormalizer normalizer) {
        var members = new HashSet<Integer>();
        normalizer.kept().membersOfLonger().forEach(c -> members.add((int) c));
        boolean[] space = {false};
        CharacterMap.Entries entries =
                (key, length, replacement) -> {
                    if (length <= 4 && characters(key, length) == 1) {
                        return;
                    }
                    String s = new String(key, 0, length, StandardCharsets.UTF_8);
                    s.codePoints().forEach(members::add);
                    space[0] |= replacement.isEmpty() || replacement.endsWith(" ");
                };
        var map = normalizer.map();
        boolean known = map == null || map.each(entries);
        return new LongPrefixes(known, Set.copyOf(members), space[0]);
    }

    /// The same where one character, if it is a member at all, makes another one too.
    public LongPrefixes with(int one, int other) {
        if (!members.contains(one)) {
            return this;
        }
        var more = new HashSet<>(members);
        more.add(other);
        return new LongPrefixes(known, Set.copyOf(more), endInSpace);
    }

    private static int characters(byte[] key, int length) {
        int n = 0;
        for (int i = 0; i < length; i++) {
            n += (key[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return n;
    }
}
