package lexiscope.format.gguf;

import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.bpe.Merges;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The merges of a GGUF file. llama.cpp looks them up by what they spell, so both parts and what
/// they make may lack a token.
final class GgufMerges {
    private final Map<String, Integer> ids;
    private final Map<String, Integer> others = new HashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private final Merges merges;
    private final int first;
    private int lost;

    /// @param ids spelling → id of the tokens
    /// @param lines two parts with a space between, in order of rank
    GgufMerges(Map<String, Integer> ids, String[] lines) {
        this.ids = ids;
        this.first = LlamaBpe.firstStranger(ids);
        this.merges = new Merges(lines.length);
        for (int rank = 0; rank < lines.length; rank++) {
            // the first part may itself begin with a space
            int space = lines[rank].indexOf(' ', 1);
            if (space < 0) {
                lost++;
                continue;
            }
            String left = lines[rank].substring(0, space);
            String right = lines[rank].substring(space + 1);
            int a = symbol(left);
            int b = symbol(right);
            int product = symbol(left + right);
            if (merges.get(a, b) < 0) {
                merges.put(a, b, rank, product);
            }
            lost += Math.max(a, Math.max(b, product)) >= first ? 1 : 0;
        }
    }

    private int symbol(String spelling) {
        Integer id = ids.get(spelling);
        if (id != null) {
            return id;
        }
        return others.computeIfAbsent(
                spelling,
                s -> {
                    strangers.add(s);
                    return first + strangers.size() - 1;
                });
    }

    /// The model over them: the usual one where that gives every text the same tokens.
    ///
    /// @param whole which words are found at once
    /// @param bytes whether text is spelled as bytes
    SubwordModel model(LlamaBpe.Whole whole, boolean bytes) {
        var model = new LlamaBpe(ids, strangers, merges, whole, bytes);
        return model.plain() ? model.asBpe() : model;
    }

    /// What to say of merges that make no token.
    List<String> notes() {
        return lost == 0
                ? List.of()
                : List.of(
                        lost
                                + " merges speak of what the vocabulary lacks. As in llama.cpp,"
                                + " what they make is written as single bytes, or not at all.");
    }
}
