package lexiscope.tokenizer.subword.piece;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The pieces of a SentencePiece model. The arrays are owned and not to be written.
///
/// @param spellings spelling by id
/// @param scores score by id
/// @param roles role by id
/// @param unknown the id of the unknown piece
/// @param byteFallback what no piece spells becomes its bytes' pieces
public record ScoredPieces(
        String[] spellings, float[] scores, Role[] roles, int unknown, boolean byteFallback) {
    /// What text may do with a piece.
    public enum Role {
        /// Text is cut into it.
        MATCHED,
        /// Always matched whole.
        USER_DEFINED,
        /// Merges pass through it, but it is never given out.
        UNUSED,
        /// Never matched in text: unknown and byte pieces.
        RESERVED,
        /// Never matched in text, and what text spells alike is unknown.
        CONTROL
    }

    /// The number of pieces.
    public int size() {
        return spellings.length;
    }

    /// Whether text may match a piece.
    public boolean matches(int id) {
        return roles[id] != Role.RESERVED && roles[id] != Role.CONTROL;
    }

    /// Spelling → id of what text may match.
    public Map<String, Integer> matched() {
        Map<String, Integer> ids = HashMap.newHashMap(spellings.length);
        for (int id = 0; id < spellings.length; id++) {
            if (matches(id)) {
                ids.put(spellings[id], id);
            }
        }
        return ids;
    }

    /// The id that a spelling has in the end, where reserved pieces come first
    /// (`ModelInterface::PieceToId`); the unknown one where it has none. Control pieces are not
    /// among them: SentencePiece gives no ids at all for a text that comes to one, here the type
    /// decides and not the spelling.
    public Map<String, Integer> reserved() {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < spellings.length; id++) {
            if (roles[id] == Role.RESERVED) {
                ids.put(spellings[id], id);
            }
        }
        return ids;
    }

    /// The user-defined pieces in UTF-8, a unit a byte.
    public PieceTrie userDefinedBytes() {
        var trie = new PieceTrie();
        for (int id = 0; id < spellings.length; id++) {
            if (roles[id] == Role.USER_DEFINED) {
                byte[] bytes = spellings[id].getBytes(StandardCharsets.UTF_8);
                trie.put(new String(bytes, StandardCharsets.ISO_8859_1), id);
            }
        }
        return trie;
    }

    /// The user-defined pieces.
    public PieceTrie userDefined() {
        var trie = new PieceTrie();
        for (int id = 0; id < spellings.length; id++) {
            if (roles[id] == Role.USER_DEFINED) {
                trie.put(spellings[id], id);
            }
        }
        return trie;
    }
}
