package lexiscope.tokenizer.pretokenizer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Parses the part of Oniguruma's syntax that pre-tokenizers use into the positions of Glushkov's
/// automaton. Anything else is an [IllegalArgumentException].
final class PatternParts {
    /// A part of the pattern: where it may begin and end, and whether it may be empty.
    record Part(BitSet first, BitSet last, boolean empty) {}

    private final String s;
    private int at;
    private boolean ignoreCase;
    private final List<ClassSet> sets = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();
    private final List<Boolean> peeks = new ArrayList<>();
    private final BitSet several = new BitSet();

    PatternParts(String source) {
        this.s = source;
    }

    /// What each position consumes.
    List<ClassSet> sets() {
        return sets;
    }

    /// The positions that may follow each.
    List<BitSet> follow() {
        return follow;
    }

    /// Whether a look-ahead may stand behind a position.
    List<Boolean> peeks() {
        return peeks;
    }

    /// The positions that a match has more than one of, or none.
    BitSet several() {
        return several;
    }

    Part parse() {
        var whole = alternatives();
        if (at < s.length()) {
            throw unknown();
        }
        return whole;
    }

    private Part alternatives() {
        var part = sequence();
        while (at < s.length() && s.charAt(at) == '|') {
            at++;
            var other = sequence();
            part =
                    new Part(
                            union(part.first, other.first),
                            union(part.last, other.last),
                            part.empty || other.empty);
        }
        return part;
    }

    private Part sequence() {
        var part = nothing();
        while (at < s.length() && s.charAt(at) != '|' && s.charAt(at) != ')') {
            if (s.startsWith("(?!", at) || s.startsWith("(?=", at)) {
                lookAhead(part);
            } else {
                part = then(part, repeated(atom()));
            }
        }
        return part;
    }

    /// Positions inside a look-ahead consume nothing; whatever stands before it peeks.
    private void lookAhead(Part before) {
        at += 3;
        int from = sets.size();
        alternatives();
        expect(')');
        if (sets.size() != from + 1 || !follow.get(from).isEmpty()) {
            throw unknown();
        }
        while (sets.size() > from) {
            sets.removeLast();
            follow.removeLast();
            peeks.removeLast();
        }
        for (BitSet f : follow) {
            f.clear(from, Math.max(from, f.length()));
        }
        if (before.empty) {
            throw unknown();
        }
        before.last.stream().forEach(p -> peeks.set(p, true));
    }

    private Part repeated(Part part) {
        boolean any = false;
        boolean many = false;
        boolean quantified = true;
        int start = at;
        char c = at < s.length() ? s.charAt(at) : 0;
        switch (c) {
            case '?' -> any = true;
            case '*' -> {
                any = true;
                many = true;
            }
            case '+' -> many = true;
            case '{' -> {
                int close = s.indexOf('}', at);
                if (close < 0 || !s.substring(at + 1, close).matches("\\d*(,\\d*)?")) {
                    throw unknown();
                }
                String least = s.substring(at + 1, close).replaceFirst(",.*", "");
                any = least.matches("0*");
                many = true;
                if (!any && !least.matches("0*1")) {
                    several.or(part.first);
                }
                at = close;
            }
            default -> quantified = false;
        }
        if (!quantified) {
            return part;
        }
        at++;
        boolean modified = at < s.length() && (s.charAt(at) == '+' || s.charAt(at) == '?');
        if (modified && s.charAt(start) != '{') {
            at++;
        } else if (modified) {
            throw unknown();
        }
        if (many) {
            part.last.stream().forEach(p -> follow.get(p).or(part.first));
        }
        return new Part(part.first, part.last, part.empty || any);
    }

    private Part atom() {
        char c = s.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return position(bracket());
        }
        if (c == '\\') {
            return position(escape());
        }
        if (".^$*+?{}".indexOf(c) >= 0) {
            throw unknown();
        }
        int cp = s.codePointAt(at);
        at += Character.charCount(cp);
        return position(literal(cp));
    }

    private Part group() {
        boolean before = ignoreCase;
        if (s.startsWith("(?:", at)) {
            at += 3;
        } else if (s.startsWith("(?i:", at)) {
            at += 4;
            ignoreCase = true;
        } else if (s.startsWith("(?", at)) {
            throw unknown();
        } else {
            at++;
        }
        var part = alternatives();
        expect(')');
        ignoreCase = before;
        return part;
    }

    private ClassSet literal(int cp) {
        var set = ClassSet.of(cp);
        if (ignoreCase && cp < 128 && Character.isLetter(cp)) {
            set.add(Character.toLowerCase(cp)).add(Character.toUpperCase(cp)).some();
        }
        return set;
    }

    private ClassSet bracket() {
        at++;
        boolean negated = s.charAt(at) == '^';
        at += negated ? 1 : 0;
        var set = ClassSet.none();
        while (s.charAt(at) != ']') {
            if (s.charAt(at) == '[' || s.startsWith("&&", at)) {
                throw unknown();
            }
            int from = s.codePointAt(at);
            boolean escaped = from == '\\';
            var one = escaped ? escape() : literal(from);
            at += escaped ? 0 : Character.charCount(from);
            if (s.charAt(at) == '-' && s.charAt(at + 1) != ']') {
                if (escaped) {
                    throw unknown();
                }
                int to = s.codePointAt(at + 1);
                if (to == '\\' || to == '[') {
                    throw unknown();
                }
                at += 1 + Character.charCount(to);
                for (int cp = from; cp <= Math.min(to, 127); cp++) {
                    set.with(literal(cp));
                }
                if (to >= 128) {
                    set.some();
                }
            } else {
                set.with(one);
            }
        }
        at++;
        return negated ? set.complement() : set;
    }

    private ClassSet escape() {
        char c = s.charAt(at + 1);
        at += 2;
        return switch (c) {
            case 's' -> CategorySets.space();
            case 'S' -> CategorySets.space().complement();
            case 'd' -> CategorySets.digit();
            case 'D' -> CategorySets.digit().complement();
            case 'w' -> CategorySets.word();
            case 'W' -> CategorySets.word().complement();
            case 'n' -> ClassSet.of('\n');
            case 'r' -> ClassSet.of('\r');
            case 't' -> ClassSet.of('\t');
            case 'p', 'P' -> property(c == 'P');
            default -> {
                if (c >= 128 || Character.isLetterOrDigit(c)) {
                    throw unknown();
                }
                yield literal(c);
            }
        };
    }

    private ClassSet property(boolean negated) {
        int close = s.indexOf('}', at);
        if (s.charAt(at) != '{' || close < 0) {
            throw unknown();
        }
        String name = s.substring(at + 1, close);
        at = close + 1;
        boolean inside = name.startsWith("^");
        var set = CategorySets.named(inside ? name.substring(1) : name);
        return negated != inside ? set.complement() : set;
    }

    private Part position(ClassSet set) {
        int p = sets.size();
        sets.add(set);
        follow.add(new BitSet());
        peeks.add(false);
        var self = new BitSet();
        self.set(p);
        return new Part(self, (BitSet) self.clone(), false);
    }

    private Part then(Part a, Part b) {
        a.last.stream().forEach(p -> follow.get(p).or(b.first));
        return new Part(
                a.empty ? union(a.first, b.first) : a.first,
                b.empty ? union(a.last, b.last) : b.last,
                a.empty && b.empty);
    }

    private static Part nothing() {
        return new Part(new BitSet(), new BitSet(), true);
    }

    private static BitSet union(BitSet a, BitSet b) {
        var both = (BitSet) a.clone();
        both.or(b);
        return both;
    }

    private void expect(char c) {
        if (at >= s.length() || s.charAt(at) != c) {
            throw unknown();
        }
        at++;
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("not understood at " + at + ": " + s);
    }
}
