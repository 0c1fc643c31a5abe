package lexiscope.vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// All tokens of a model: id ↔ spelling ↔ bytes. Immutable; ids may have holes.
///
/// Three numbers are kept apart: [#modelSize] (entries of the subword model), [#size] (highest id +
/// 1, added tokens included: `len(tokenizer)` where there are no holes) and the rows of a matrix,
/// of which nothing is known here.
public final class Vocabulary {
    private static final Pattern RESERVED =
            Pattern.compile(
                    "\\[unused_?\\d+\\]|<unused_?\\d+>|<\\|(unused|reserved|reserved_special_token|placeholder|extra|dummy)_?\\d+\\|>"
                        + "|<SPECIAL_\\d+>|\\[PAD\\d+\\]");

    private final Spellings spellings;
    private final @Nullable TokenKind[] kinds;
    private final Map<Integer, AddedToken> added;
    private final Spelling spelling;
    private final int modelSize;
    private final Map<Integer, Integer> claims;

    /// Makes a vocabulary from the entries of a subword model and the added tokens, by id.
    ///
    /// @param entries spelling by id; null where an id has no token
    /// @param added the added tokens by id; they may repeat entries
    public Vocabulary(
            @Nullable String[] entries, Map<Integer, AddedToken> added, Spelling spelling) {
        this(
                new Spellings.Listed(entries).with(added),
                added,
                spelling,
                (int) Arrays.stream(entries).filter(s -> s != null).count());
    }

    /// The vocabulary in which every code point is the token of its own number.
    ///
    /// @param added the added tokens by id, in the place of code points or beyond them
    public static Vocabulary ofCodePoints(Map<Integer, AddedToken> added) {
        return new Vocabulary(
                new Spellings.CodePoints(added),
                added,
                new Spelling.Plain(),
                Spellings.CodePoints.count());
    }

    private Vocabulary(
            Spellings spellings, Map<Integer, AddedToken> added, Spelling spelling, int modelSize) {
        this.spellings = spellings;
        this.spelling = spelling;
        this.added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
        this.modelSize = modelSize;
        this.kinds = new TokenKind[spellings.size()];
        this.claims = Map.of();
    }

    /// This vocabulary with further added tokens.
    public Vocabulary with(Map<Integer, AddedToken> more) {
        var all = new LinkedHashMap<>(added);
        all.putAll(more);
        var extended = new Vocabulary(spellings.with(more), all, spelling, modelSize);
        for (int id = 0; id < kinds.length; id++) {
            if (!more.containsKey(id)) {
                extended.kinds[id] = kinds[id];
            }
        }
        return new Vocabulary(extended, extended.kinds, claims);
    }

    /// This vocabulary with further entries of the subword model, or with others in the place of
    /// some.
    public Vocabulary withEntries(Map<Integer, String> more) {
        int own = modelSize;
        for (int id : more.keySet()) {
            own += has(id) ? 0 : 1;
        }
        var extended = new Vocabulary(spellings.withEntries(more), added, spelling, own);
        for (int id = 0; id < kinds.length; id++) {
            if (!more.containsKey(id)) {
                extended.kinds[id] = kinds[id];
            }
        }
        return new Vocabulary(extended, extended.kinds, claims);
    }

    /// This vocabulary with the kinds that the file itself states for some of its ids.
    public Vocabulary stating(Map<Integer, TokenKind> stated) {
        @Nullable TokenKind[] all = Arrays.copyOf(kinds, kinds.length);
        stated.forEach((id, kind) -> all[id] = kind);
        return new Vocabulary(this, all, claims);
    }

    /// This vocabulary with what the file says the ids of some tokens are, where an engine gives
    /// them others.
    ///
    /// @param claimed the file's id by the id that is really used
    public Vocabulary claiming(Map<Integer, Integer> claimed) {
        return new Vocabulary(this, kinds, claimed);
    }

    private Vocabulary(Vocabulary of, @Nullable TokenKind[] kinds, Map<Integer, Integer> claims) {
        this.claims = Map.copyOf(claims);
        this.spellings = of.spellings;
        this.kinds = kinds;
        this.added = of.added;
        this.spelling = of.spelling;
        this.modelSize = of.modelSize;
    }

    /// The highest id + 1.
    public int size() {
        return spellings.size();
    }

    /// The id that the file claims for a token, where it is not the one that is used.
    public OptionalInt claimed(int id) {
        Integer claimed = claims.get(id);
        return claimed == null ? OptionalInt.empty() : OptionalInt.of(claimed);
    }

    /// The number of entries of the subword model, added tokens that are not in it left out.
    public int modelSize() {
        return modelSize;
    }

    /// How spellings stand for text.
    public Spelling spellingRule() {
        return spelling;
    }

    /// Whether there is a token of this id.
    public boolean has(int id) {
        return id >= 0 && spellings.of(id) != null;
    }

    /// The token of an id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Token token(int id) {
        return new Token(id, spelling(id), bytes(id), kind(id));
    }

    /// The spelling of an id as in the file.
    ///
    /// @throws IllegalArgumentException when there is no such token
    public String spelling(int id) {
        String s = id >= 0 ? spellings.of(id) : null;
        if (s == null) {
            throw new IllegalArgumentException(
                    "There is no token with id "
                            + id
                            + "; ids run from 0 to "
                            + (size() - 1)
                            + ".");
        }
        return s;
    }

    /// The bytes of text that a token stands for.
    public byte[] bytes(int id) {
        String s = spelling(id);
        return added.containsKey(id) ? s.getBytes(StandardCharsets.UTF_8) : spelling.bytes(s);
    }

    /// The token on one line with nothing invisible; an id without a token is shown as `#id`.
    public String shown(int id) {
        if (!has(id)) {
            return "#" + id;
        }
        String s = spelling(id);
        if (added.containsKey(id)) {
            return ShownForm.visible(s);
        }
        return spelling instanceof Spelling.ContinuationMark || spelling instanceof Spelling.Plain
                ? ShownForm.visible(s)
                : ShownForm.of(spelling.bytes(s));
    }

    /// The token's kind; an id without a token counts as unused.
    public TokenKind kind(int id) {
        if (!has(id)) {
            return TokenKind.UNUSED;
        }
        TokenKind kind = kinds[id];
        if (kind == null) {
            kind = kindOf(id, spelling(id));
            kinds[id] = kind; // many threads may find the same
        }
        return kind;
    }

    /// What a kind is called in this vocabulary. Where a token that begins a word carries the
    /// space, one without it is only known to have no space before it: it may open a sentence.
    public String label(TokenKind kind) {
        boolean marksSpaces =
                !(spelling instanceof Spelling.ContinuationMark
                        || spelling instanceof Spelling.Plain);
        return kind == TokenKind.CONTINUATION && marksSpaces ? "no space" : kind.label();
    }

    /// The id of a spelling, the lowest where several share it.
    public OptionalInt id(String spelling) {
        int id = spellings.id(spelling);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The flags of an added token, or null for an ordinary one.
    public @Nullable AddedToken added(int id) {
        return added.get(id);
    }

    /// All added tokens by id, in the order of the file.
    public Map<Integer, AddedToken> added() {
        return added;
    }

    /// The ids that a person may mean by `text`: the exact spelling, else every token whose decoded
    /// text it is.
    ///
    /// @return no id, one, or several; O(size) when it is not a spelling
    public List<Integer> find(String text) {
        OptionalInt exact = id(text);
        if (exact.isPresent()) {
            return List.of(exact.getAsInt());
        }
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Integer>();
        for (int id = 0; id < size(); id++) {
            if (has(id) && Arrays.equals(bytes(id), wanted)) {
                found.add(id);
            }
        }
        return found;
    }

    private TokenKind kindOf(int id, String s) {
        AddedToken extra = added.get(id);
        if (RESERVED.matcher(s).matches()) {
            return TokenKind.UNUSED;
        }
        if (extra != null) {
            return extra.special() ? TokenKind.SPECIAL : TokenKind.ADDED;
        }
        if (spelling.rawByte(s)) {
            return TokenKind.BYTE;
        }
        byte[] bytes = spelling.bytes(s);
        var text = ShownForm.text(bytes);
        if (text.isEmpty()) {
            return TokenKind.BYTE;
        }
        if (!text.get().isEmpty()
                && text.get().chars().allMatch(c -> Character.getType(c) == Character.CONTROL)) {
            return TokenKind.CONTROL;
        }
        return spelling.startsWord(s) ? TokenKind.WORD_START : TokenKind.CONTINUATION;
    }
}
