package lexiscope.vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The spelling of every id: as a file lists it, or told from the id itself. An added token is
/// spelled as its content.
sealed interface Spellings {
    /// The highest id + 1.
    int size();

    /// The spelling of an id; null where it has no token.
    ///
    /// @param id at least 0
    @Nullable String of(int id);

    /// The lowest id of a spelling, or -1.
    int id(String spelling);

    /// The same with further added tokens.
    Spellings with(Map<Integer, AddedToken> more);

    /// The same with further entries, or with others in the place of some.
    Spellings withEntries(Map<Integer, String> more);

    /// A list.
    final class Listed implements Spellings {
        private final @Nullable String[] list;
        private volatile @Nullable SpellingTable ids;

        /// @param list by id, with holes; owned from now on
        Listed(@Nullable String[] list) {
            this.list = list;
        }

        @Override
        public int size() {
            return list.length;
        }

        @Override
        public @Nullable String of(int id) {
            return id < list.length ? list[id] : null;
        }

        @Override
        public int id(String spelling) {
            return ids().id(spelling);
        }

        /// The ids by spelling; made when first asked for, perhaps by two threads alike.
        private SpellingTable ids() {
            SpellingTable table = ids;
            if (table == null) {
                table = new SpellingTable(list.length);
                for (int id = list.length - 1; id >= 0; id--) {
                    String s = list[id];
                    if (s != null) {
                        table.add(s, id);
                    }
                }
                ids = table;
            }
            return table;
        }

        @Override
        public Spellings with(Map<Integer, AddedToken> more) {
            @Nullable String[] all = Arrays.copyOf(list, end(list.length, more));
            more.forEach((id, token) -> all[id] = token.content());
            return new Listed(all);
        }

        @Override
        public Spellings withEntries(Map<Integer, String> more) {
            @Nullable String[] all = Arrays.copyOf(list, end(list.length, more));
            more.forEach((id, spelling) -> all[id] = spelling);
            return new Listed(all);
        }
    }

    /// Every code point is the token of its own number; halves of surrogate pairs are none. Costs
    /// no memory.
    final class CodePoints implements Spellings {
        /// The ids of all code points.
        static final int ALL = Character.MAX_CODE_POINT + 1;

        private final Map<Integer, AddedToken> others;
        private final SpellingTable ids;

        CodePoints(Map<Integer, AddedToken> others) {
            this.others = Map.copyOf(others);
            this.ids = new SpellingTable(others.size());
            others.forEach(
                    (id, token) -> {
                        int known = ids.id(token.content());
                        ids.add(token.content(), known < 0 ? id : Math.min(known, id));
                    });
        }

        /// How many code points are tokens.
        static int count() {
            return ALL - (Character.MAX_SURROGATE + 1 - Character.MIN_SURROGATE);
        }

        @Override
        public int size() {
            return end(ALL, others);
        }

        @Override
        public @Nullable String of(int id) {
            AddedToken other = others.get(id);
            if (other != null) {
                return other.content();
            }
            return isCodePoint(id) ? Character.toString(id) : null;
        }

        private static boolean isCodePoint(int id) {
            return id < Character.MIN_SURROGATE || id > Character.MAX_SURROGATE && id < ALL;
        }

        @Override
        public int id(String spelling) {
            int other = ids.id(spelling);
            int cp = spelling.isEmpty() ? -1 : spelling.codePointAt(0);
            boolean own =
                    cp >= 0
                            && spelling.length() == Character.charCount(cp)
                            && isCodePoint(cp)
                            && !others.containsKey(cp);
            return own && (other < 0 || cp < other) ? cp : other;
        }

        @Override
        public Spellings with(Map<Integer, AddedToken> more) {
            var all = new LinkedHashMap<>(others);
            all.putAll(more);
            return new CodePoints(all);
        }

        @Override
        public Spellings withEntries(Map<Integer, String> more) {
            throw new IllegalArgumentException(
                    "A vocabulary of all characters has no further entries.");
        }
    }

    private static int end(int size, Map<Integer, ?> added) {
        return added.keySet().stream().mapToInt(id -> id + 1).reduce(size, Math::max);
    }
}
