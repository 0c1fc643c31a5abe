package lexiscope.tokenizer.pattern;

import org.joni.Option;
import org.joni.Regex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Which classes of a pattern each character is in, a bit a class.
///
/// joni is asked, a page of 256 characters when the first of them is met: its tables are the
/// pattern's, and no second copy of them can be at odds. Safe for many threads. Cost: a look-up; of
/// a new page a twentieth of a millisecond a class.
final class CharacterBits {
    /// Classes at most.
    static final int MOST = 32;

    private static final int PAGE = 8;

    private final List<Regex> classes;
    private final AtomicReferenceArray<int[]> pages = new AtomicReferenceArray<>(0x110000 >> PAGE);

    /// @param classes patterns of one character each
    CharacterBits(List<Regex> classes) {
        this.classes = classes;
    }

    /// A bit for every class that a character is in.
    int of(int cp) {
        int[] page = pages.get(cp >> PAGE);
        if (page == null) {
            page = page(cp >> PAGE << PAGE);
            pages.set(cp >> PAGE, page); // many threads may find the same
        }
        return page[cp & (1 << PAGE) - 1];
    }

    private int[] page(int from) {
        int[] page = new int[1 << PAGE];
        for (int i = 0; i < page.length; i++) {
            int cp = from + i;
            if (cp >= Character.MIN_SURROGATE && cp <= Character.MAX_SURROGATE) {
                continue;
            }
            byte[] bytes = Character.toString(cp).getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k < classes.size(); k++) {
                int length = classes.get(k).matcher(bytes).match(0, bytes.length, Option.NONE);
                page[i] |= length == bytes.length ? 1 << k : 0;
            }
        }
        return page;
    }
}
