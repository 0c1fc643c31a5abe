package lexiscope.trial.proposal;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.tokenizer.subword.NewEntries;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.steps.Steps;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// Makes a subword model produce further entries: finds the merges or the scores that it takes.
final class EntryMaking {
    /// Characters of an entry at most; merges for more would be entries by the hundred.
    private static final int LONGEST = 256;

    private final Tokenizer tokenizer;
    private final SubwordModel model;
    private final IntSupplier next;
    private final Map<Integer, String> spellings = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Double> scores = new HashMap<>();
    private final ScoreSearch search = new ScoreSearch();
    private @Nullable MergePath path;
    private double lowest = Double.NaN;

    EntryMaking(Tokenizer tokenizer, IntSupplier next) {
        this.tokenizer = tokenizer;
        this.model = tokenizer.stages().model();
        this.next = next;
    }

    /// Whether the model itself has an entry of this spelling and id.
    boolean has(String spelling, int id) {
        return switch (model) {
            case Bpe m -> m.ids().getOrDefault(spelling, -1) == id;
            case Unigram m -> m.ids().getOrDefault(spelling, -1) == id;
            case WordPiece m -> m.ids().getOrDefault(spelling, -1) == id;
            case WordLevel m -> m.ids().getOrDefault(spelling, -1) == id;
            case LongestMatch m -> m.ids().getOrDefault(spelling, -1) == id;
            case SentencePieceBpe m -> has(m.pieces(), spelling, id);
            case SentencePieceUnigram m -> has(m.pieces(), spelling, id);
            default -> tokenizer.vocabulary().added(id) == null;
        };
    }

    private static boolean has(ScoredPieces pieces, String spelling, int id) {
        return id < pieces.size() && pieces.spellings()[id].equals(spelling);
    }

    /// @throws IllegalArgumentException with a sentence where entries cannot be renamed
    void checkRenaming() {
        if (!NewEntries.takenBy(model)) {
            throw NewEntries.refused();
        }
    }

    /// What it takes to produce an entry.
    ///
    /// @param id its id
    /// @param known whether the model has it already
    /// @throws IllegalArgumentException with a sentence where that cannot be had
    Answer.Making of(EntryWord word, int id, boolean known, OptionalDouble score) {
        if (word.word().codePointCount(0, word.word().length()) > LONGEST) {
            throw new IllegalArgumentException(
                    "An entry of more than "
                            + LONGEST
                            + " characters would take as many merges; take an added token.");
        }
        checkRenaming();
        if (!known) {
            spellings.put(id, word.spelling());
            ids.put(word.spelling(), id);
        }
        try {
            return switch (model) {
                case Bpe m -> merged(word, id, m.merges(), m.options().continuation(), false);
                case LlamaBpe m -> merged(word, id, m.asBpe().merges(), "", false);
                case SentencePieceBpe m -> pieced(word, id, known, m);
                case Unigram m -> scored(word, id, known, score, m.unknownScore() + 10);
                case SentencePieceUnigram m ->
                        scored(word, id, known, score, m.unknownScore() + 10);
                default -> Answer.Making.NOTHING;
            };
        } catch (IllegalArgumentException e) {
            if (!known) {
                spellings.remove(id);
                ids.remove(word.spelling());
            }
            throw e;
        }
    }

    private Answer.Making merged(
            EntryWord word, int id, Merges merges, String continuation, boolean everyCut) {
        int[] symbols = symbols(word);
        if (symbols.length == 0) {
            return Answer.Making.NOTHING;
        }
        checkSpelled(symbols, word, continuation);
        if (path == null) {
            path =
                    new MergePath(
                            merges, this::entryOf, this::spelling, next, continuation, everyCut);
        }
        var found = path.to(symbols, id);
        adopt(found.merges());
        return new Answer.Making(
                found.helpers(),
                found.merges().stream()
                        .map(m -> spelled(m.left()) + " " + spelled(m.right()))
                        .toList(),
                found.merges().isEmpty() ? -1 : found.firstRank(),
                Double.NaN,
                Double.NaN);
    }

    /// The ids that a word begins as; none where it is found at once.
    private int[] symbols(EntryWord word) {
        return switch (model.steps(word.word())) {
            case Steps.Merged steps -> {
                int[] symbols = new int[steps.symbols().size()];
                for (int i = 0; i < symbols.length; i++) {
                    var symbol = steps.symbols().get(i);
                    if (symbol.unknown()) {
                        throw new IllegalArgumentException(
                                "The vocabulary has no entry for “"
                                        + word.word().substring(symbol.start(), symbol.end())
                                        + "”, from which merges would begin; take an added"
                                        + " token.");
                    }
                    symbols[i] = symbol.id();
                }
                if (symbols.length == 0) {
                    throw new IllegalArgumentException(
                            "The vocabulary has no entry for any character of it; take an added"
                                    + " token.");
                }
                yield symbols;
            }
            case Steps.Direct _ -> new int[0];
            case Steps.Lattice _ -> new int[0];
            case Steps.Prefixes _ -> new int[0];
        };
    }

    /// What merges make is spelled as its parts are, so characters that are spelled as bytes, or
    /// not at all, cannot be merged.
    private void checkSpelled(int[] symbols, EntryWord word, String continuation) {
        var all = new StringBuilder();
        for (int symbol : symbols) {
            String part = spelling(symbol);
            boolean marked = all.length() > 0 && !continuation.isEmpty();
            boolean cut = marked && part.startsWith(continuation);
            all.append(cut ? part.substring(continuation.length()) : part);
        }
        if (!all.toString().equals(word.spelling())) {
            throw new IllegalArgumentException(
                    "The vocabulary has no entries for some of the characters of "
                            + Quoted.of(word.word())
                            + ", from which merges would begin; take an added token.");
        }
    }

    private String spelled(int id) {
        return path == null ? spelling(id) : path.spelled(id);
    }

    private String spelling(int id) {
        String own = spellings.get(id);
        return own == null ? tokenizer.vocabulary().spelling(id) : own;
    }

    private int entryOf(String spelling) {
        Integer own = ids.get(spelling);
        return own == null ? tokenizer.entry(spelling).orElse(-1) : own;
    }

    /// The id that a spelling gets here, or -1.
    int made(String spelling) {
        Integer own = ids.get(spelling);
        return own != null ? own : path == null ? -1 : path.made(spelling);
    }

    /// Added tokens that merges make become entries of their own ids.
    private void adopt(List<NewEntries.Merge> merges) {
        var vocabulary = tokenizer.vocabulary();
        for (var merge : merges) {
            int id = merge.product();
            boolean added = vocabulary.has(id) && vocabulary.added(id) != null;
            if (added && !has(vocabulary.spelling(id), id)) {
                spellings.putIfAbsent(id, vocabulary.spelling(id));
            }
        }
    }

    /// SentencePiece: whatever spells a piece merges into it, in the order of the scores.
    private Answer.Making pieced(EntryWord word, int id, boolean known, SentencePieceBpe m) {
        var made = merged(word, id, m.merges(), "", true);
        if (known && made.merges().isEmpty()) {
            return made;
        }
        double least = lowest(m.pieces());
        for (int helper : made.helpers()) {
            scores.put(helper, --least);
        }
        scores.put(id, --least);
        lowest = least;
        if (known) {
            spellings.put(id, word.spelling()); // its score changes
        }
        return new Answer.Making(made.helpers(), made.merges(), made.firstRank(), least, least);
    }

    private double lowest(ScoredPieces pieces) {
        if (Double.isNaN(lowest)) {
            lowest =
                    Math.floor(
                            IntStream.range(0, pieces.size())
                                    .mapToDouble(i -> pieces.scores()[i])
                                    .min()
                                    .orElse(0));
        }
        return lowest;
    }

    private Answer.Making scored(
            EntryWord word, int id, boolean known, OptionalDouble asked, double lowestScore) {
        if (known) {
            return Answer.Making.NOTHING;
        }
        if (!(model.steps(word.word()) instanceof Steps.Lattice lattice)) {
            return Answer.Making.NOTHING;
        }
        double least = search.best(word.word(), lattice);
        double enough = least == Double.NEGATIVE_INFINITY ? lowestScore : above(least);
        double score = asked.orElse(enough);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("A score is a finite number.");
        }
        scores.put(id, score);
        search.add(word.spelling(), score);
        return new Answer.Making(List.of(), List.of(), -1, score, least);
    }

    /// The next number with two digits behind the point.
    private static double above(double least) {
        double rounded = Math.ceil(least * 100) / 100;
        return rounded < least ? Math.nextUp(least) : rounded;
    }

    /// Entries that merges pass through, by id.
    Map<Integer, String> helpers() {
        return path == null ? Map.of() : path.made();
    }

    /// The id behind the last entry of the model itself.
    private int size() {
        var vocabulary = tokenizer.vocabulary();
        int size = vocabulary.size();
        while (size > 0
                && vocabulary.added(size - 1) != null
                && !has(vocabulary.spelling(size - 1), size - 1)) {
            size--;
        }
        return size;
    }

    /// All that is put into the model.
    ///
    /// @param renamed entries that are spelled otherwise from now on
    /// @param added all added tokens by id, those there are and those proposed
    NewEntries entries(Map<Integer, String> renamed, Map<Integer, String> added) {
        var all = new LinkedHashMap<>(spellings);
        all.putAll(helpers());
        all.putAll(renamed);
        var merges =
                path == null || model instanceof SentencePieceBpe
                        ? List.<NewEntries.Merge>of()
                        : path.merges();
        if (all.isEmpty() && merges.isEmpty()) {
            return NewEntries.NONE;
        }
        int end = all.keySet().stream().mapToInt(i -> i + 1).max().orElse(0);
        Map<Integer, String> fill = new HashMap<>();
        if (end > size()) {
            added.forEach(
                    (id, content) -> {
                        if (id < end && !all.containsKey(id) && !has(content, id)) {
                            fill.put(id, content);
                        }
                    });
        }
        return new NewEntries(all, scores, merges, fill);
    }
}
