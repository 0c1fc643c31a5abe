package lexiscope.matching;

import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/// Pairs tokens of two vocabularies, pass by pass: each pass takes what the ones before it left.
final class Pairing {
    private static final int STEP = 0xFFF;

    private final Vocabulary a;
    private final Vocabulary b;
    private final Progress progress;
    private final int[] partner;
    private final boolean[] taken;
    private final List<Matching.Ambiguity> ambiguous = new ArrayList<>();

    Pairing(Vocabulary a, Vocabulary b, Progress progress) {
        this.a = a;
        this.b = b;
        this.progress = progress;
        this.partner = new int[a.size()];
        Arrays.fill(partner, -1);
        this.taken = new boolean[b.size()];
    }

    /// What tokens are matched by; null where a token has no part in it.
    @FunctionalInterface
    private interface Key {
        @Nullable String of(Vocabulary vocabulary, int id);
    }

    Matching by(MatchBy by) {
        switch (by) {
            case ID -> {
                for (int id = 0; id < Math.min(a.size(), b.size()); id++) {
                    if (a.has(id) && b.has(id)) {
                        pair(id, id);
                    }
                }
            }
            case BYTES -> pass(Pairing::bytes, progress);
            case TEXT -> {
                pass(Pairing::text, progress.part(0, 0.4));
                pass(Pairing::folded, progress.part(0.4, 0.7));
                pass(Pairing::bytes, progress.part(0.7, 1));
            }
        }
        int[] first = TokenSet.where(partner.length, id -> partner[id] >= 0).toArray();
        return new Matching(
                first,
                Arrays.stream(first).map(id -> partner[id]).toArray(),
                TokenSet.where(a.size(), id -> a.has(id) && partner[id] < 0),
                TokenSet.where(b.size(), id -> b.has(id) && !taken[id]),
                ambiguous);
    }

    private void pair(int first, int second) {
        partner[first] = second;
        taken[second] = true;
    }

    /// Tokens of the same key.
    private static final class Group {
        private int[] first = {};
        private int[] second = {};
    }

    private void pass(Key key, Progress part) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (int id = 0; id < partner.length; id++) {
            tell(id, partner.length, part.part(0, 0.5));
            String by = partner[id] < 0 && a.has(id) ? key.of(a, id) : null;
            if (by != null) {
                Group group = groups.computeIfAbsent(by, _ -> new Group());
                group.first = with(group.first, id);
            }
        }
        for (int id = 0; id < taken.length; id++) {
            tell(id, taken.length, part.part(0.5, 1));
            String by = !taken[id] && b.has(id) ? key.of(b, id) : null;
            Group group = by == null ? null : groups.get(by);
            if (group != null) {
                group.second = with(group.second, id);
            }
        }
        groups.values().forEach(this::settle);
    }

    private static int[] with(int[] ids, int id) {
        int[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = id;
        return more;
    }

    private static void tell(int id, int size, Progress part) {
        if ((id & STEP) == 0) {
            part.at((double) id / size, "matching tokens");
        }
    }

    private void settle(Group group) {
        if (group.second.length == 0) {
            return;
        }
        if (group.first.length == 1 && group.second.length == 1) {
            pair(group.first[0], group.second[0]);
            return;
        }
        ambiguous.add(
                new Matching.Ambiguity(
                        a.shown(group.first[0]),
                        TokenSet.of(group.first),
                        TokenSet.of(group.second)));
        pairAll(group, (first, second) -> first == second);
        pairAll(group, (first, second) -> first != TokenKind.BYTE && second != TokenKind.BYTE);
    }

    private void pairAll(Group group, BiPredicate<TokenKind, TokenKind> fit) {
        for (int first : group.first) {
            for (int second : group.second) {
                if (partner[first] < 0
                        && !taken[second]
                        && fit.test(a.kind(first), b.kind(second))) {
                    pair(first, second);
                }
            }
        }
    }

    private static String bytes(Vocabulary vocabulary, int id) {
        return ShownForm.hex(vocabulary.bytes(id));
    }

    /// The text without the mark of a word's beginning, and what the mark says.
    private static String text(Vocabulary vocabulary, int id) {
        byte[] bytes = vocabulary.bytes(id);
        TokenKind kind = vocabulary.kind(id);
        return switch (kind) {
            case BYTE -> "byte " + ShownForm.hex(bytes);
            case WORD_START -> "start " + vocabulary.spellingRule().bare(vocabulary.spelling(id));
            case CONTINUATION -> "inside " + ShownForm.text(bytes).orElse(ShownForm.hex(bytes));
            case SPECIAL, ADDED, CONTROL, UNUSED ->
                    "apart " + ShownForm.text(bytes).orElse(ShownForm.hex(bytes));
        };
    }

    private static @Nullable String folded(Vocabulary vocabulary, int id) {
        return switch (vocabulary.kind(id)) {
            case WORD_START, CONTINUATION ->
                    text(vocabulary, id).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            case BYTE, SPECIAL, ADDED, CONTROL, UNUSED -> null;
        };
    }
}
