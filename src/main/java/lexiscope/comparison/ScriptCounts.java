package lexiscope.comparison;

import lexiscope.tokens.Scripts;
import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;

import java.util.HashMap;
import java.util.Map;

/// How many tokens of a vocabulary are written in each script: what it has learnt of a language.
///
/// @param tokens how many by script; parts of characters are in none
public record ScriptCounts(Map<String, Integer> tokens) {
    public ScriptCounts {
        tokens = Map.copyOf(tokens);
    }

    /// Counts all tokens. Cost: a look at each.
    public static ScriptCounts of(Vocabulary vocabulary) {
        var counts = new HashMap<String, Integer>();
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.has(id)) {
                ShownForm.text(vocabulary.bytes(id))
                        .ifPresent(text -> counts.merge(Scripts.written(text), 1, Integer::sum));
            }
        }
        return new ScriptCounts(counts);
    }

    /// The tokens of a script; of Japanese, those in kana or Han.
    public int of(String script) {
        int own = tokens.getOrDefault(script, 0);
        return script.equals("Kana and Han")
                ? own
                        + tokens.getOrDefault("Han", 0)
                        + tokens.getOrDefault("Hiragana", 0)
                        + tokens.getOrDefault("Katakana", 0)
                : own;
    }
}
