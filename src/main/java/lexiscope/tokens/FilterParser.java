package lexiscope.tokens;

import java.util.ArrayList;
import java.util.List;

/// Reads the filter language: terms by juxtaposition, `or`, `not`, parentheses.
final class FilterParser {
    /// Parentheses and negations inside each other.
    private static final int DEPTH = 200;

    private final FilterLine line;
    private final FilterTerms terms;

    FilterParser(String line, List<TokenValue> values, TokenSets sets) {
        this.line = new FilterLine(line);
        this.terms = new FilterTerms(this.line, values, sets);
    }

    TokenFilter parse() {
        line.skipSpace();
        if (line.ended()) {
            return TokenFilter.all();
        }
        TokenFilter filter = alternatives(0);
        if (!line.ended()) {
            throw line.wrong(line.at(), "there is no ( for this ); a bracket to look for is \\)");
        }
        return filter;
    }

    private TokenFilter alternatives(int depth) {
        var parts = new ArrayList<TokenFilter>();
        parts.add(together(depth));
        while (line.takeWord("or")) {
            line.skipSpace();
            parts.add(together(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new TokenFilter.Or(parts);
    }

    private TokenFilter together(int depth) {
        var parts = new ArrayList<TokenFilter>();
        while (!line.ended() && line.here() != ')' && !line.word("or")) {
            parts.add(negated(depth));
            line.skipSpace();
        }
        if (parts.isEmpty()) {
            throw line.wrong(
                    line.at(),
                    line.word("or")
                            ? "a term was expected before “or”; the word itself is \\or"
                            : "a term was expected, such as a word or kind:special");
        }
        return parts.size() == 1 ? parts.getFirst() : new TokenFilter.And(parts);
    }

    private TokenFilter negated(int depth) {
        if (depth > DEPTH) {
            throw line.wrong(line.at(), "there are more than " + DEPTH + " levels");
        }
        int begun = line.at();
        if (line.takeWord("not")) {
            line.skipSpace();
            ahead(begun, "a term was expected after “not”; the word itself is n\\ot");
            return new TokenFilter.Not(negated(depth + 1));
        }
        if (line.take('-')) {
            ahead(begun, "a term was expected right after “-”; the sign itself is \\-");
            return new TokenFilter.Not(negated(depth + 1));
        }
        return line.here() == '(' ? group(depth + 1) : terms.term();
    }

    private void ahead(int begun, String otherwise) {
        if (line.ended() || line.space() || line.here() == ')' || line.word("or")) {
            throw line.wrong(begun, otherwise);
        }
    }

    private TokenFilter group(int depth) {
        int begun = line.at();
        line.take('(');
        line.skipSpace();
        if (line.take(')')) {
            return TokenFilter.all();
        }
        TokenFilter inside = alternatives(depth);
        if (!line.take(')')) {
            throw line.wrong(begun, "there is no ) for this (; a bracket to look for is \\(");
        }
        return inside;
    }
}
