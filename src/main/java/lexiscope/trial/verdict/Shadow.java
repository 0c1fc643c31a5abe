package lexiscope.trial.verdict;

import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.trial.proposal.Quoted;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the older merge that takes the parts of an entry before its own merge can.
final class Shadow {
    private final SubwordModel model;
    private final Vocabulary vocabulary;

    Shadow(SubwordModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    private record Own(int left, int right, int rank) {}

    /// @param id the entry that is not produced
    /// @param steps what its own word comes to
    String sentence(int id, Steps.Merged steps) {
        List<Own> own = own(id);
        if (own.isEmpty()) {
            return "No merge makes it, so it is never put together; it comes to "
                    + pieces(steps)
                    + ".";
        }
        Own first = own.getFirst();
        int border = length(first.left, steps);
        for (Steps.Merge merge : steps.merges()) {
            var product = merge.product();
            boolean across = product.start() < border && border < product.end();
            if (across) {
                return "The merge of "
                        + name(steps.node(merge.left()).id())
                        + " and "
                        + name(steps.node(merge.right()).id())
                        + " (rank "
                        + merge.rank()
                        + ") comes before that of "
                        + name(first.left)
                        + " and "
                        + name(first.right)
                        + " (rank "
                        + first.rank
                        + ") and takes its parts.";
            }
        }
        return "Its parts, "
                + name(first.left)
                + " and "
                + name(first.right)
                + ", do not come about in it: it comes to "
                + pieces(steps)
                + ".";
    }

    private List<Own> own(int id) {
        var own = new ArrayList<Own>();
        merges().each(
                        (left, right, rank, product) -> {
                            if (product == id) {
                                own.add(new Own(left, right, rank));
                            }
                        });
        own.sort(Comparator.comparingInt(Own::rank));
        return own;
    }

    private Merges merges() {
        return switch (model) {
            case Bpe m -> m.merges();
            case SentencePieceBpe m -> m.merges();
            case LlamaBpe m -> m.asBpe().merges();
            default -> new Merges(0);
        };
    }

    /// Units of the word that a part covers, by its spelling.
    private int length(int part, Steps.Merged steps) {
        int all = steps.symbols().isEmpty() ? 0 : steps.symbols().getLast().end();
        return Math.min(all, vocabulary.has(part) ? vocabulary.spelling(part).length() : 1);
    }

    private String name(int id) {
        return vocabulary.has(id) ? Quoted.of(vocabulary.shown(id)) : "a character";
    }

    private String pieces(Steps.Merged steps) {
        return String.join(" ", steps.pieces().stream().map(p -> name(p.id())).toList());
    }
}
