package lexiscope.tokenizer.pattern;

import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes the steps of a [Scanner] from a pattern: the patterns that models ship are choices of runs
/// of character classes, with an optional group or a look at one character behind them. What is
/// beyond that is an [IllegalArgumentException], and joni's.
final class ScanPlan {
    /// Two letters that full case folding takes for one ligature or sharp s.
    private static final String FOLDED = "ff fi fl ss st";

    /// Steps at most; as deep a match may look back.
    private static final int MOST = 250;

    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private int steps;

    private ScanPlan() {}

    /// A scanner of a pattern, or null where it needs more than one can.
    ///
    /// @param shown the pattern as it is written in sentences
    static @Nullable Scanner of(String source, String shown) {
        try {
            var plan = new ScanPlan();
            var first = plan.step(new PatternParser(source).parse(), new ScanStep.End());
            var regexes = plan.classes.keySet().stream().map(Pattern::compiled).toList();
            return new Scanner(shown, first, new CharacterBits(regexes));
        } catch (IllegalArgumentException | JOniException e) {
            return null;
        }
    }

    private ScanStep step(PatternTree tree, ScanStep next) {
        if (++steps > MOST) {
            throw beyond();
        }
        return switch (tree) {
            case PatternTree.Single one -> new ScanStep.Run(bit(one), 1, 1, true, next);
            case PatternTree.Sequence all -> {
                foldsNothing(all.parts());
                ScanStep step = next;
                for (PatternTree part : all.parts().reversed()) {
                    step = step(part, step);
                }
                yield step;
            }
            case PatternTree.Choice choice ->
                    new ScanStep.Fork(
                            choice.ways().stream()
                                    .map(way -> step(way, next))
                                    .toArray(ScanStep[]::new));
            case PatternTree.Repeat repeat -> repeated(repeat, next);
            case PatternTree.LookAhead ahead -> {
                var parts = new ArrayList<PatternTree>();
                flatten(ahead.part(), parts);
                if (parts.size() == 1 && parts.getFirst() instanceof PatternTree.Single one) {
                    yield new ScanStep.Ahead(bit(one), ahead.negated(), next);
                }
                throw beyond();
            }
        };
    }

    private ScanStep repeated(PatternTree.Repeat repeat, ScanStep next) {
        var parts = new ArrayList<PatternTree>();
        flatten(repeat.part(), parts);
        boolean possessive = repeat.greed() == PatternTree.Greed.POSSESSIVE;
        if (repeat.greed() == PatternTree.Greed.LAZY || repeat.least() > repeat.most()) {
            throw beyond();
        }
        if (parts.size() == 1 && parts.getFirst() instanceof PatternTree.Single one) {
            if (folds(one)) {
                throw beyond();
            }
            return new ScanStep.Run(bit(one), repeat.least(), repeat.most(), possessive, next);
        }
        if (possessive) {
            throw beyond();
        }
        if (repeat.least() == 1 && repeat.most() == Integer.MAX_VALUE && parts.size() == 2) {
            return ledRuns(parts, next);
        }
        if (repeat.most() != 1) {
            throw beyond();
        }
        var once = step(repeat.part(), next);
        return repeat.least() == 1 ? once : new ScanStep.Fork(new ScanStep[] {once, next});
    }

    /// `(?:XY*)+` is `X[XY]*`, ends tried in the same order.
    private ScanStep ledRuns(List<PatternTree> parts, ScanStep next) {
        // only classes may stand side by side in brackets: a literal may be one end of a range
        if (parts.getFirst() instanceof PatternTree.Single x
                && parts.getLast() instanceof PatternTree.Repeat more
                && more.part() instanceof PatternTree.Single y
                && more.least() == 0
                && more.most() == Integer.MAX_VALUE
                && more.greed() == PatternTree.Greed.GREEDY
                && isClass(x)
                && isClass(y)) {
            var both =
                    new PatternTree.Single(
                            "[" + x.source() + y.source() + "]", false, ClassSet.none());
            var rest = new ScanStep.Run(bit(both), 0, Integer.MAX_VALUE, false, next);
            return new ScanStep.Run(bit(x), 1, 1, true, rest);
        }
        throw beyond();
    }

    private static boolean isClass(PatternTree.Single one) {
        return !folds(one) && (one.source().charAt(0) == '[' || one.source().startsWith("\\p"));
    }

    private static void flatten(PatternTree tree, List<PatternTree> out) {
        if (tree instanceof PatternTree.Sequence all) {
            all.parts().forEach(part -> flatten(part, out));
        } else {
            out.add(tree);
        }
    }

    private int bit(PatternTree.Single one) {
        String source = one.source();
        if (folds(one)) {
            // a class that holds ß may stand for two letters when case is ignored
            if (!source.matches("\\\\?[\\x00-\\x7F’]|\\[[a-zA-Z'’]+]")) {
                throw beyond();
            }
            source = "(?i:" + source + ")";
        }
        Integer known = classes.putIfAbsent(NewerCharacters.known(source), classes.size());
        int k = known == null ? classes.size() - 1 : known;
        if (k >= CharacterBits.MOST) {
            throw beyond();
        }
        return 1 << k;
    }

    /// Where case is ignored, two letters may stand for one character.
    private static void foldsNothing(List<PatternTree> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i - 1) instanceof PatternTree.Single a
                    && parts.get(i) instanceof PatternTree.Single b
                    && folds(a)
                    && folds(b)
                    && mayFold(
                            a.source().toLowerCase(Locale.ROOT),
                            b.source().toLowerCase(Locale.ROOT))) {
                throw beyond();
            }
        }
    }

    private static boolean folds(PatternTree.Single one) {
        return one.ignoreCase() && one.source().chars().anyMatch(Character::isLetter);
    }

    private static boolean mayFold(String a, String b) {
        for (String two : FOLDED.split(" ")) {
            if (a.indexOf(two.charAt(0)) >= 0 && b.indexOf(two.charAt(1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException beyond() {
        return new IllegalArgumentException("more than runs of classes");
    }
}
