package lexiscope.ui.folder;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.format.FolderWriter;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokens.TokenFilter;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.tokens.TokenTable;
import lexiscope.trim.CorpusCounts;
import lexiscope.trim.TextEffect;
import lexiscope.trim.Trimming;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a trimming comes to, before anything is written.
///
/// @param model as its files have it
/// @param trimming which tokens stay
/// @param change the change, with its figures
/// @param preview the folder that would be written
/// @param bytes of the folder that is there
/// @param whole what becomes of the text of the window
/// @param lines of it
/// @param changed places where it is split otherwise: the first of them
/// @param changedLines how many lines are
record TrimResult(
        LanguageModel model,
        Trimming trimming,
        ModelChange change,
        FolderWriter.Preview preview,
        long bytes,
        TextEffect whole,
        int lines,
        List<Place> changed,
        int changedLines) {
    /// Places that are kept.
    static final int PLACES = 60;

    /// A line that is split otherwise, from the first token that differs to the last.
    ///
    /// @param line its number, from 1
    /// @param before the old ids
    /// @param after the tokens that come in their place, by old ids too
    record Place(int line, int[] before, int[] after) {}

    /// Finds out, on a worker.
    ///
    /// @param opened what the model was opened from
    /// @param sets named sets that a filter may ask for
    /// @param text the text of the window
    /// @throws IllegalArgumentException with a sentence where it cannot be done
    static TrimResult of(
            TokenTable table,
            List<Path> opened,
            TrimChoice choice,
            TokenSets sets,
            String text,
            Progress progress)
            throws Exception {
        LanguageModel model = table.model();
        Tokenizer before =
                model.tokenizer()
                        .orElseThrow(() -> new IllegalArgumentException("There is no tokenizer."));
        Trimming trimming = trimming(table, before, opened, choice, sets, text, progress);
        progress.at(0.8, "trying the text");
        var change = trimming.change().saying(Map.of("trimmed", trimming.figures()));
        Tokenizer after = FolderWriter.tokenizer(change, model);
        String[] lines = text.split("\\R", -1);
        TextEffect whole = trimming.effects(List.of(text), before, after).getFirst();
        var places = new ArrayList<Place>();
        int changed = 0;
        if (!whole.same()) {
            for (int i = 0; i < lines.length; i++) {
                int[] old = before.encode(lines[i], EncodeOptions.DEFAULT).ids();
                int[] now = old(after.encode(lines[i], EncodeOptions.DEFAULT).ids(), change.ids());
                if (!Arrays.equals(old, now)) {
                    changed++;
                    if (places.size() < PLACES) {
                        places.add(place(i + 1, old, now));
                    }
                }
            }
        }
        progress.at(0.9, "looking at the files");
        var preview = FolderWriter.preview(change, model, opened, FolderWriter.Options.PLAIN);
        return new TrimResult(
                model,
                trimming,
                change,
                preview,
                FolderWriter.bytes(model, opened),
                whole,
                lines.length,
                List.copyOf(places),
                changed);
    }

    private static Trimming trimming(
            TokenTable table,
            Tokenizer tokenizer,
            List<Path> opened,
            TrimChoice choice,
            TokenSets sets,
            String text,
            Progress progress)
            throws Exception {
        LanguageModel model = table.model();
        long least = choice.least();
        TokenSet tokens =
                switch (choice.way()) {
                    case TEXT -> CorpusCounts.used(tokenizer, List.of(() -> text), least, progress);
                    case CORPUS ->
                            CorpusCounts.used(
                                    tokenizer,
                                    choice.corpus().stream()
                                            .map(CorpusCounts.TextSource::of)
                                            .toList(),
                                    least,
                                    progress);
                    case COUNTS ->
                            CorpusCounts.of(choice.counts().getFirst(), model.vocabulary(), least);
                    case KEEP, REMOVE ->
                            TokenFilter.parse(choice.filter(), table.values(), sets)
                                    .matching(table, sets, progress);
                };
        return choice.way() == TrimChoice.Way.REMOVE
                ? Trimming.without(model, opened, tokens, choice.multiple())
                : Trimming.keeping(model, opened, tokens, choice.multiple());
    }

    private static int[] old(int[] ids, IdMap map) {
        return Arrays.stream(ids).map(map::old).toArray();
    }

    private static Place place(int line, int[] before, int[] after) {
        int shorter = Math.min(before.length, after.length);
        int head = 0;
        while (head < shorter && before[head] == after[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before[before.length - 1 - tail] == after[after.length - 1 - tail]) {
            tail++;
        }
        return new Place(
                line,
                Arrays.copyOfRange(before, head, before.length - tail),
                Arrays.copyOfRange(after, head, after.length - tail));
    }

    /// The tokens that go.
    TokenSet gone() {
        return TokenSet.where(
                model.vocabulary().size(),
                id -> model.vocabulary().has(id) && !trimming.kept().contains(id));
    }
}
