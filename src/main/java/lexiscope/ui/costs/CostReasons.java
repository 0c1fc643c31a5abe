package lexiscope.ui.costs;

import lexiscope.comparison.Cost;
import lexiscope.comparison.ScriptCounts;
import lexiscope.ui.costs.Costing.Counted;
import lexiscope.ui.kit.Numbers;

import java.util.ArrayList;
import java.util.List;

/// Says in words why a text costs what it does: bytes of its characters, what the vocabulary has of
/// its script, how far words stay whole, what is unknown.
final class CostReasons {
    private CostReasons() {}

    static List<String> of(List<Cost> costs, Counted counted) {
        var reasons = new ArrayList<String>();
        Cost first = costs.getFirst();
        String script = first.text().script();
        if (first.text().code()) {
            reasons.add(
                    "Program code: much of it is white space, brackets and short names; what"
                            + " matters is whether indentation and operators are tokens of their"
                            + " own.");
        } else if (first.length().characters() > 0) {
            double bytes = (double) first.length().bytes() / first.length().characters();
            reasons.add(
                    "A character has "
                            + Numbers.two(bytes)
                            + (bytes < 1.2
                                    ? " bytes on average."
                                    : " bytes on average. Where a vocabulary has few merges of a"
                                            + " script, each byte or pair of bytes becomes a"
                                            + " token."));
        }
        for (int i = 0; i < costs.size(); i++) {
            String name = counted.tables().get(i).tokenizer();
            reasons.add(one(name, costs.get(i), counted.scripts().get(i), script));
        }
        return reasons;
    }

    private static String one(String name, Cost cost, ScriptCounts scripts, String script) {
        var said = new StringBuilder(name).append(": ");
        if (!cost.text().code()) {
            int tokens = scripts.of(script);
            said.append(
                    tokens == 0
                            ? "no token is written in this script"
                            : Numbers.whole(tokens)
                                    + (tokens == 1 ? " token is" : " tokens are")
                                    + " in this script");
            said.append("; ");
        }
        said.append(Numbers.two(cost.bytesPerToken().orElse(Double.NaN))).append(" bytes a token");
        if (cost.words().count() > 1) {
            said.append(", ")
                    .append(Math.round(100 * cost.wholeShare().orElse(0)))
                    .append(" % of words whole");
        }
        if (cost.unknown() > 0) {
            said.append(". ")
                    .append(Numbers.whole(cost.unknown()))
                    .append(cost.unknown() == 1 ? " token is unknown" : " tokens are unknown")
                    .append(": the cost is low because text is lost");
        }
        return said.append('.').toString();
    }
}
