package lexiscope.trial.verdict;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.trial.proposal.EntryText;
import lexiscope.trial.proposal.EntryWord;
import lexiscope.trial.proposal.Quoted;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.List;

/// Says why a token is never produced: the first stage that does not let it through.
final class WhyNot {
    private final Tokenizer tokenizer;
    private final Vocabulary vocabulary;

    WhyNot(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.vocabulary = tokenizer.vocabulary();
    }

    String sentence(int id) {
        String spelling = vocabulary.spelling(id);
        String text = EntryText.of(tokenizer, id);
        AddedToken added = vocabulary.added(id);
        if (added != null) {
            return ofAdded(added);
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return "It is a part of a character: no text by itself gives it.";
        }
        var word = EntryWord.of(tokenizer, text);
        boolean inside = vocabulary.spellingRule().bare(spelling).length() < spelling.length();
        if (!word.spelling().equals(spelling) && !inside) {
            String normal = normalised(text);
            if (!normal.equals(text) && !word.spelling().equals(spelling)) {
                return "The normaliser makes "
                        + Quoted.of(normal)
                        + " of it, so the model never sees it.";
            }
        }
        if (!word.whole()) {
            return cut(text);
        }
        return model(id, spelling, word);
    }

    private String ofAdded(AddedToken added) {
        String content = added.content();
        if (added.normalized() && normalised(content).isEmpty()) {
            return "The normaliser leaves nothing of it, so it is never found.";
        }
        for (AddedToken other : vocabulary.added().values()) {
            if (!other.content().equals(content) && content.contains(other.content())) {
                return "The added token "
                        + Quoted.of(other.content())
                        + " is cut out of the text before it.";
            }
        }
        return "Another added token is cut out of the text before it.";
    }

    private String normalised(String text) {
        var typed = AlignedText.typed(text, 0);
        return tokenizer.stages().normalizer().map(n -> n.apply(typed)).orElse(typed).text();
    }

    private String cut(String text) {
        var words = new ArrayList<String>();
        for (Trace.Part part : tokenizer.trace(text).parts()) {
            switch (part) {
                case Trace.Added a -> {
                    return "The added token "
                            + Quoted.of(vocabulary.spelling(a.id()))
                            + " in it is cut out before the model runs.";
                }
                case Trace.Stretch stretch -> {
                    for (Trace.Portion portion : stretch.portions()) {
                        switch (portion) {
                            case Trace.Word w -> words.add(w.text().text());
                            case Trace.Added a -> words.add(vocabulary.spelling(a.id()));
                        }
                    }
                }
            }
        }
        if (words.isEmpty()) {
            return "The normaliser or the splitter leaves nothing of it.";
        }
        return "The splitter cuts it into "
                + String.join(" ", words.stream().limit(6).map(Quoted::of).toList())
                + (words.size() > 6 ? " …" : "")
                + ", and the model never sees more than one of these at a time.";
    }

    private String model(int id, String spelling, EntryWord word) {
        SubwordModel model = tokenizer.stages().model();
        return switch (model.steps(word.word())) {
            case Steps.Merged steps -> new Shadow(model, vocabulary).sentence(id, steps);
            case Steps.Lattice steps -> lattice(id, steps);
            case Steps.Prefixes _ -> prefixes((WordPiece) model, spelling);
            case Steps.Direct _ -> direct(word);
        };
    }

    private static String direct(EntryWord word) {
        return Quoted.of(word.word()) + " comes to other tokens.";
    }

    private String lattice(int id, Steps.Lattice steps) {
        var best = steps.paths().getFirst();
        double own =
                steps.edges().stream()
                        .filter(e -> e.id() == id)
                        .mapToDouble(Steps.Edge::score)
                        .findFirst()
                        .orElse(Double.NaN);
        List<String> way =
                best.edges().stream()
                        .map(e -> steps.edges().get(e))
                        .map(e -> e.id() < 0 ? "an unknown" : Quoted.of(vocabulary.shown(e.id())))
                        .toList();
        if (Double.isNaN(own)) {
            return "The model never matches it in a text.";
        }
        return "Its score, "
                + Numeral.of(own)
                + ", is less than the "
                + Numeral.of(best.score())
                + " that "
                + String.join(" ", way)
                + " reach together; it would win from there on.";
    }

    private static String prefixes(WordPiece m, String spelling) {
        boolean inside = spelling.startsWith(m.continuation());
        int length = spelling.codePointCount(0, spelling.length());
        if (length - (inside ? m.continuation().length() : 0) > m.longestWord()) {
            return "Words of more than " + m.longestWord() + " characters are unknown as a whole.";
        }
        return inside
                ? "Behind every beginning of a word a longer entry takes some of it."
                : "A longer entry takes its place at the beginning of every word.";
    }
}
