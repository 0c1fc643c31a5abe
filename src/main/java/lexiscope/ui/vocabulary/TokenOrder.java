package lexiscope.ui.vocabulary;

import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenFilter;
import lexiscope.tokens.TokenSets;
import lexiscope.tokens.TokenTable;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which tokens the table shows, and in which order: plain arrays, to be computed on a worker.
final class TokenOrder {
    /// What the table is sorted by where it is by the shown forms; else the id of a value.
    static final String TOKEN = "token";

    private static final String ID = TokenValues.ID.id();

    /// What is asked for.
    ///
    /// @param search part of the shown form or the text, case ignored, white space taken as it is;
    ///   or an id; or a line in the filter language
    /// @param kind only this kind
    /// @param by [#TOKEN] or the id of a value; by ids where the model has no such value
    /// @param descending largest first
    record Query(String search, Optional<TokenKind> kind, String by, boolean descending) {
        static final Query ALL = new Query("", Optional.empty(), ID, false);
    }

    private final LanguageModel model;
    private final TokenTable tokens;
    private final int size;
    private final String[] shown;
    private final String[] folded;

    /// Reads the shown form of every token once. Cost: linear in the vocabulary.
    TokenOrder(LanguageModel model) {
        this.model = model;
        tokens = new TokenTable(model);
        Vocabulary v = model.vocabulary();
        size = Math.max(v.size(), model.rows());
        shown = new String[size];
        folded = new String[size];
        for (int id = 0; id < size; id++) {
            shown[id] = v.shown(id);
            folded[id] = shown[id].toLowerCase(Locale.ROOT);
        }
    }

    int size() {
        return size;
    }

    /// The ids to show, in order; of a search in the order of ids, exact hits first.
    ///
    /// @param sets that a filter may name
    /// @throws lexiscope.tokens.FilterException with a sentence where a filter cannot be read
    int[] order(Query q, TokenSets sets, Progress progress) {
        int[] ids = filtered(q, sets, progress);
        if (q.by.equals(TOKEN)) {
            return byShown(ids, q.descending, progress);
        }
        if (q.by.equals(ID) || tokens.value(q.by).isEmpty()) {
            return q.descending ? reversed(ids) : q.search.isBlank() ? ids : bestFirst(ids, q);
        }
        TokenColumn column = tokens.column(q.by, progress);
        progress.at(0.8, "sorting");
        return column.sorted(ids, q.descending);
    }

    /// The values that tokens have here.
    List<TokenValue> values() {
        return tokens.values();
    }

    /// A value of every token.
    ///
    /// @param id of a value that tokens have here
    TokenColumn column(String id, Progress progress) {
        return tokens.column(id, progress);
    }

    private int[] byShown(int[] ids, boolean descending, Progress progress) {
        int[] rank = ranks(shown);
        long[] keys = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            keys[i] = (long) rank[ids[i]] << 32 | ids[i];
        }
        progress.at(0.8, "sorting");
        Arrays.parallelSort(keys);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) keys[i];
        }
        return descending ? reversed(ids) : ids;
    }

    /// By id, but what is exactly what was searched for stands first: the token, then the id, then
    /// the token in other letters.
    private int[] bestFirst(int[] ids, Query q) {
        String wanted = q.search.replace(' ', '␣');
        String fold = wanted.toLowerCase(Locale.ROOT);
        int byNumber = number(q.search.strip());
        int[] out = new int[ids.length];
        int n = 0;
        for (int rank = 0; rank < 4; rank++) {
            for (int id : ids) {
                int own =
                        shown[id].equals(wanted)
                                ? 0
                                : id == byNumber ? 1 : folded[id].equals(fold) ? 2 : 3;
                if (own == rank) {
                    out[n++] = id;
                }
            }
        }
        return out;
    }

    private static final java.util.regex.Pattern NAMED =
            java.util.regex.Pattern.compile("(?:^|[\\s(-])([a-z]+)(?::|<=?|>=?|=)");

    /// Whether a line is in the filter language (`kind:word-start norm<1`, `/ing$/`) and not what a
    /// token is to have in it: it begins with a slash, a quote or a parenthesis and goes on, or
    /// names a value or a set, also where it is not typed to its end.
    boolean asksByFilter(String line) {
        String s = line.strip();
        if (s.length() > 1 && "/\"(".indexOf(s.charAt(0)) >= 0) {
            return true;
        }
        var names = NAMED.matcher(s);
        while (names.find()) {
            if (names.group(1).equals("in") || tokens.value(names.group(1)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private int[] byFilter(Query q, TokenSets sets, Progress progress) {
        var filter = TokenFilter.parse(q.search, tokens.values(), sets);
        var found = filter.matching(tokens, sets, progress);
        return found.stream()
                .filter(id -> q.kind.isEmpty() || q.kind.get() == model.vocabulary().kind(id))
                .toArray();
    }

    private int[] filtered(Query q, TokenSets sets, Progress progress) {
        if (asksByFilter(q.search)) {
            return byFilter(q, sets, progress);
        }
        var fits = new Fits(q.search, model.vocabulary().spellingRule());
        int byNumber = number(q.search.strip());
        int[] ids = new int[size];
        int n = 0;
        for (int id = 0; id < size; id++) {
            if ((id & 0xFFFF) == 0) {
                progress.at((double) id / size, "searching");
            }
            boolean kindFits = q.kind.isEmpty() || q.kind.get() == model.vocabulary().kind(id);
            if (kindFits && (id == byNumber || fits.in(folded[id], id))) {
                ids[n++] = id;
            }
        }
        return Arrays.copyOf(ids, n);
    }

    /// Whether a token has what is searched for in it. A space before it asks for the begin of a
    /// word; where tokens carry no spaces, for those that begin so and are no continuation.
    private final class Fits {
        private final String needle;
        private final boolean begins;

        Fits(String search, Spelling rule) {
            boolean spaceless =
                    rule instanceof Spelling.ContinuationMark || rule instanceof Spelling.Plain;
            String folds = search.toLowerCase(Locale.ROOT);
            begins = spaceless && folds.startsWith(" ") && !folds.isBlank();
            needle = begins ? folds.stripLeading() : folds.replace(' ', '␣');
        }

        boolean in(String token, int id) {
            return begins
                    ? token.startsWith(needle)
                            && model.vocabulary().kind(id) != TokenKind.CONTINUATION
                    : token.contains(needle);
        }
    }

    /// How many tokens there are of each kind, ids without a token among the unused.
    int[] counts() {
        var kinds = List.of(TokenKind.values());
        int[] counts = new int[kinds.size()];
        for (int id = 0; id < size; id++) {
            counts[kinds.indexOf(model.vocabulary().kind(id))]++;
        }
        return counts;
    }

    private static int number(String s) {
        try {
            return s.isEmpty() ? -1 : Integer.parseInt(s.replace(",", "").replace("#", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int[] ranks(String[] strings) {
        Integer[] order = new Integer[strings.length];
        Arrays.setAll(order, i -> i);
        Arrays.parallelSort(order, (a, b) -> strings[a].compareTo(strings[b]));
        int[] rank = new int[strings.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return rank;
    }

    private static int[] reversed(int[] ids) {
        int[] out = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            out[i] = ids[ids.length - 1 - i];
        }
        return out;
    }
}
