package lexiscope.trial.proposal;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Carries a list of proposals out, one after the other. For one use.
final class Planner {
    private static final EncodeOptions PLAIN = new EncodeOptions(false, true);

    private final Tokenizer tokenizer;
    private final int matrixRows;
    private final boolean matrix;
    private final Map<String, Integer> there = new HashMap<>();
    private final Map<String, String> normalised = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final PrimitiveIterator.OfInt reserve;
    private final Map<Integer, AddedToken> added = new LinkedHashMap<>();
    private final Map<Integer, String> renamed = new LinkedHashMap<>();
    private final Map<Integer, PlannedRow> rows = new TreeMap<>();
    private final EntryMaking making;
    private int next;

    Planner(Tokenizer tokenizer, int matrixRows, boolean matrix) {
        this.tokenizer = tokenizer;
        this.matrixRows = matrixRows;
        this.matrix = matrix;
        var vocabulary = tokenizer.vocabulary();
        this.next = vocabulary.size();
        vocabulary
                .added()
                .forEach(
                        (id, token) -> {
                            there.put(token.content(), id);
                            if (token.normalized()) {
                                normalised.put(normal(token.content()), token.content());
                            }
                        });
        this.reserve =
                IntStream.range(0, vocabulary.size())
                        .filter(id -> vocabulary.has(id) && vocabulary.kind(id) == TokenKind.UNUSED)
                        .iterator();
        this.making = new EntryMaking(tokenizer, () -> next++);
    }

    /// Entries get the first ids, whatever the order: a tokenizer.json cannot number entries behind
    /// added tokens.
    Plan plan(List<Proposal> proposals) {
        @Nullable Answer[] answers = new Answer[proposals.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = refusal(proposals.get(i));
        }
        for (boolean entries : new boolean[] {true, false}) {
            for (int i = 0; i < answers.length; i++) {
                boolean entry = proposals.get(i).as() == As.ENTRY;
                if (answers[i] == null && entry == entries) {
                    answers[i] = answer(proposals.get(i));
                }
            }
        }
        Map<Integer, String> contents = new HashMap<>();
        tokenizer.vocabulary().added().forEach((id, token) -> contents.put(id, token.content()));
        added.forEach((id, token) -> contents.put(id, token.content()));
        var entries = making.entries(renamed, contents);
        var after = tokenizer.with(entries);
        // as the tokenizer.json that is written has it, whatever the model's own file says
        after = added.isEmpty() ? after : after.with(Overlap.LEFTMOST).with(added);
        making.helpers()
                .forEach((id, spelling) -> row(id, spelling, EntryText.of(tokenizer, spelling)));
        var all = new ArrayList<Answer>();
        for (Answer answer : answers) {
            all.add(Objects.requireNonNull(answer));
        }
        return new Plan(tokenizer, all, entries, added, after, List.copyOf(rows.values()));
    }

    private @Nullable Answer refusal(Proposal proposal) {
        String content = proposal.content();
        if (content.isEmpty()) {
            return new Answer.Refused(proposal, "Type the token to add.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(content)) {
            return new Answer.Refused(
                    proposal,
                    "This text holds half a character (a lone surrogate) and cannot be a token.");
        }
        if (!seen.add(content)) {
            return new Answer.Refused(
                    proposal, Quoted.of(content) + " is in the list twice; the first counts.");
        }
        Integer known = there.get(content);
        return known == null ? null : isThere(proposal, content, known);
    }

    private static Answer isThere(Proposal proposal, String content, int id) {
        return new Answer.Refused(
                proposal,
                Quoted.of(content) + " is there already: it is the added token " + id + ".",
                id);
    }

    private Answer answer(Proposal proposal) {
        try {
            return switch (proposal.as()) {
                case ADDED -> added(proposal);
                case ENTRY -> entry(proposal);
                case UNUSED -> inReserve(proposal);
            };
        } catch (IllegalArgumentException e) {
            return new Answer.Refused(proposal, String.valueOf(e.getMessage()));
        }
    }

    /// A token kept in reserve that was an added token and has been given away since.
    private boolean reserved(int id) {
        return added.containsKey(id) || renamed.containsKey(id);
    }

    private Answer added(Proposal proposal) {
        String content = proposal.content();
        checkNormalised(proposal.token());
        OptionalInt entry = entryOf(content);
        int id = entry.orElse(next);
        boolean rowThere = matrix && id < matrixRows;
        var kind = entry.isPresent() ? Answer.Kind.MADE_WHOLE : Answer.Kind.NEW;
        next = entry.isPresent() ? next : next + 1;
        return take(proposal, id, kind, rowThere, "");
    }

    private OptionalInt entryOf(String content) {
        int made = making.made(content);
        OptionalInt entry = made >= 0 ? OptionalInt.of(made) : tokenizer.entry(content);
        return entry.isPresent() && reserved(entry.getAsInt()) ? OptionalInt.empty() : entry;
    }

    private Answer take(
            Proposal proposal, int id, Answer.Kind kind, boolean rowThere, String replaced) {
        String content = proposal.content();
        int[] pieces = tokenizer.encode(content, PLAIN).ids();
        added.put(id, proposal.token());
        if (kind != Answer.Kind.MADE_WHOLE || matrix && !rowThere) {
            rows.put(id, new PlannedRow(id, content, content, pieces, false));
        }
        return new Answer.Taken(
                proposal, id, content, kind, pieces, rowThere, replaced, Answer.Making.NOTHING);
    }

    private Answer inReserve(Proposal proposal) {
        if (entryOf(proposal.content()).isPresent()) {
            return added(proposal);
        }
        checkNormalised(proposal.token());
        int id = -1;
        while (id < 0 && reserve.hasNext()) {
            int some = reserve.nextInt();
            id = added.containsKey(some) ? -1 : some;
        }
        if (id < 0) {
            throw new IllegalArgumentException(
                    "This vocabulary has no unused or reserved entry"
                            + (renamed.isEmpty() && added.isEmpty() ? "" : " left")
                            + "; take an added token with an id of its own.");
        }
        String replaced = tokenizer.vocabulary().spelling(id);
        if (making.has(replaced, id)) {
            making.checkRenaming();
            renamed.put(id, proposal.content());
        }
        there.remove(replaced);
        return take(proposal, id, Answer.Kind.IN_RESERVE, matrix && id < matrixRows, replaced);
    }

    private Answer entry(Proposal proposal) {
        var word = EntryWord.of(tokenizer, proposal.content());
        String spelling = word.spelling();
        if (!spelling.equals(proposal.content()) && !seen.add(spelling)) {
            throw new IllegalArgumentException(
                    Quoted.of(spelling) + " is in the list twice; the first counts.");
        }
        Integer there = this.there.get(spelling);
        if (there != null) {
            return isThere(proposal, spelling, there);
        }
        String text = EntryText.of(tokenizer, spelling);
        int[] pieces = tokenizer.encode(text, PLAIN).ids();
        OptionalInt known = entryOf(spelling);
        int id = known.isPresent() ? known.getAsInt() : next++;
        Answer.Making made;
        try {
            made = making.of(word, id, known.isPresent(), proposal.score());
        } catch (IllegalArgumentException e) {
            next = known.isPresent() ? next : id;
            throw e;
        }
        boolean rowThere = matrix && id < matrixRows;
        boolean produced = known.isPresent() && made.merges().isEmpty();
        if (known.isEmpty() || matrix && !rowThere) {
            rows.put(id, new PlannedRow(id, spelling, text, pieces, false));
        }
        var kind =
                produced
                        ? Answer.Kind.THERE
                        : known.isPresent() ? Answer.Kind.MADE_WHOLE : Answer.Kind.NEW;
        return new Answer.Taken(proposal, id, spelling, kind, pieces, rowThere, "", made);
    }

    private void row(int id, String spelling, String text) {
        int[] pieces = tokenizer.encode(text, PLAIN).ids();
        rows.putIfAbsent(id, new PlannedRow(id, spelling, text, pieces, true));
    }

    private String normal(String content) {
        var typed = AlignedText.typed(content, 0);
        return tokenizer.stages().normalizer().map(n -> n.apply(typed)).orElse(typed).text();
    }

    private void checkNormalised(AddedToken token) {
        if (!token.normalized()) {
            return;
        }
        String normal = normal(token.content());
        if (normal.isEmpty()) {
            throw new IllegalArgumentException(
                    "The normaliser leaves nothing of "
                            + Quoted.of(token.content())
                            + ", so it would never be found; let it match the text as typed.");
        }
        String other = normalised.putIfAbsent(normal, token.content());
        if (other != null) {
            throw new IllegalArgumentException(
                    "The normaliser makes "
                            + Quoted.of(token.content())
                            + " the same as "
                            + Quoted.of(other)
                            + ", and the reference library may then find either; leave one out, or"
                            + " let it match the text as typed.");
        }
    }
}
