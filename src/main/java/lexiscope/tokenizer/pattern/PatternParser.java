package lexiscope.tokenizer.pattern;

import java.util.ArrayList;

/// Parses the part of Oniguruma's syntax that pre-tokenizers use. Anything else is an
/// [IllegalArgumentException].
final class PatternParser {
    private final String s;
    private int at;
    private boolean ignoreCase;

    PatternParser(String source) {
        this.s = source;
    }

    PatternTree parse() {
        var whole = alternatives();
        if (at < s.length()) {
            throw unknown();
        }
        return whole;
    }

    private PatternTree alternatives() {
        var ways = new ArrayList<PatternTree>();
        ways.add(sequence());
        while (at < s.length() && s.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        return ways.size() == 1 ? ways.getFirst() : new PatternTree.Choice(ways);
    }

    private PatternTree sequence() {
        var parts = new ArrayList<PatternTree>();
        while (at < s.length() && s.charAt(at) != '|' && s.charAt(at) != ')') {
            if (s.startsWith("(?!", at) || s.startsWith("(?=", at)) {
                boolean negated = s.charAt(at + 2) == '!';
                at += 3;
                parts.add(new PatternTree.LookAhead(alternatives(), negated));
                expect(')');
            } else {
                parts.add(repeated(atom()));
            }
        }
        return new PatternTree.Sequence(parts);
    }

    private PatternTree repeated(PatternTree part) {
        int least = 1;
        int most = 1;
        int start = at;
        char c = at < s.length() ? s.charAt(at) : 0;
        switch (c) {
            case '?' -> least = 0;
            case '*' -> {
                least = 0;
                most = Integer.MAX_VALUE;
            }
            case '+' -> most = Integer.MAX_VALUE;
            case '{' -> {
                int close = s.indexOf('}', at);
                String range = close < 0 ? "" : s.substring(at + 1, close);
                if (!range.matches("\\d{1,6}(,\\d{0,6})?|,\\d{1,6}")) {
                    throw unknown();
                }
                int comma = range.indexOf(',');
                String from = comma < 0 ? range : range.substring(0, comma);
                String to = comma < 0 ? range : range.substring(comma + 1);
                least = from.isEmpty() ? 0 : Integer.parseInt(from);
                most = to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to);
                at = close;
            }
            default -> {
                return part;
            }
        }
        at++;
        char modifier = at < s.length() ? s.charAt(at) : 0;
        if (modifier != '+' && modifier != '?') {
            return new PatternTree.Repeat(part, least, most, PatternTree.Greed.GREEDY);
        }
        if (s.charAt(start) == '{') {
            throw unknown();
        }
        at++;
        var greed = modifier == '+' ? PatternTree.Greed.POSSESSIVE : PatternTree.Greed.LAZY;
        return new PatternTree.Repeat(part, least, most, greed);
    }

    private PatternTree atom() {
        int from = at;
        char c = s.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return single(from, bracket());
        }
        if (c == '\\') {
            return single(from, escape());
        }
        if (".^$*+?{}".indexOf(c) >= 0) {
            throw unknown();
        }
        int cp = s.codePointAt(at);
        at += Character.charCount(cp);
        return single(from, literal(cp));
    }

    private PatternTree single(int from, ClassSet set) {
        return new PatternTree.Single(s.substring(from, at), ignoreCase, set);
    }

    private PatternTree group() {
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
        if (at >= s.length() || s.charAt(at) != '{' || close < 0) {
            throw unknown();
        }
        String name = s.substring(at + 1, close);
        at = close + 1;
        boolean inside = name.startsWith("^");
        var set = CategorySets.named(inside ? name.substring(1) : name);
        return negated != inside ? set.complement() : set;
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
