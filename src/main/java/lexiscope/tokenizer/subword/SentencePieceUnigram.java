package lexiscope.tokenizer.subword;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// SentencePiece's unigram model (`sentencepiece/src/unigram_model.cc`, `EncodeOptimized`): the cut
/// with the highest sum of scores, ties keeping the path found first. Other than [Unigram] it never
/// matches control or byte pieces in text, and user-defined pieces have a score of their own. Cost:
/// length × longest piece.
///
/// The reference adds in single precision and starts anew from zero where a sum falls below
/// -100,000 (measured on version 0.2.2: over a megabyte of text only this decides all close calls
/// alike), so the sums run through the whole text, from one segment to the next.
public final class SentencePieceUnigram implements SubwordModel {
    private static final float UNKNOWN_PENALTY = 10;
    private static final float LOWEST_SUM = -100_000;

    private final ScoredPieces pieces;
    private final double[] scores;
    private final float unknownScore;
    private final PieceTrie trie = new PieceTrie();
    private final Seams seams = new Seams();
    private final int[] bytes;
    private final boolean exact;

    private SentencePieceUnigram(ScoredPieces pieces, double[] scores, boolean exact) {
        this.pieces = pieces;
        this.scores = scores;
        this.exact = exact;
        this.bytes = PieceEmitter.bytes(pieces);
        float least = Float.MAX_VALUE;
        for (int id = 0; id < pieces.size(); id++) {
            ScoredPieces.Role role = pieces.roles()[id];
            if (role == ScoredPieces.Role.MATCHED) {
                least = Math.min(least, pieces.scores()[id]);
            }
            if (matches(id)) {
                trie.put(pieces.spellings()[id], id);
                seams.add(pieces.spellings()[id]);
            }
        }
        this.unknownScore = least - UNKNOWN_PENALTY;
    }

    /// The model as SentencePiece runs it.
    public static SentencePieceUnigram of(ScoredPieces pieces) {
        // FLT_MIN, the least positive number, is what the reference starts from
        float most = Float.MIN_NORMAL;
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.roles()[id] == ScoredPieces.Role.MATCHED) {
                most = Math.max(most, pieces.scores()[id]);
            }
        }
        double[] scores = new double[pieces.size()];
        for (int id = 0; id < scores.length; id++) {
            int length = pieces.spellings()[id].getBytes(StandardCharsets.UTF_8).length;
            scores[id] =
                    pieces.roles()[id] == ScoredPieces.Role.USER_DEFINED
                            ? length * most - 0.1
                            : pieces.scores()[id];
        }
        return new SentencePieceUnigram(pieces, scores, false);
    }

    /// The model as llama.cpp runs it (`llm_tokenizer_ugm_session`): sums in double precision,
    /// user-defined pieces score 0, unused ones are matched too.
    public static SentencePieceUnigram asLlama(ScoredPieces pieces) {
        double[] scores = new double[pieces.size()];
        for (int id = 0; id < scores.length; id++) {
            boolean user = pieces.roles()[id] == ScoredPieces.Role.USER_DEFINED;
            scores[id] = user ? 0 : pieces.scores()[id];
        }
        return new SentencePieceUnigram(pieces, scores, true);
    }

    /// Its pieces.
    public ScoredPieces pieces() {
        return pieces;
    }

    /// Whether text may match a piece; llama.cpp matches unused ones too.
    public boolean matches(int id) {
        return pieces.matches(id) && (exact || pieces.roles()[id] != ScoredPieces.Role.UNUSED);
    }

    /// The score of a piece as it counts in a sum.
    public double score(int id) {
        return scores[id];
    }

    /// The score of an unknown character.
    public double unknownScore() {
        return unknownScore;
    }

    @Override
    public void cut(String word, Sink sink) {
        var out = new PieceEmitter(word, sink, pieces.unknown(), bytes);
        var path = new Path();
        for (int from = 0; from < word.length(); ) {
            int to = from + 1;
            while (to < word.length() && !seams.between(word.charAt(to - 1), word.charAt(to))) {
                to++;
            }
            path.find(word, from, to);
            path.emit(out);
            from = to;
        }
        out.settle();
    }

    /// Sums are those of [#cut] up to where they start anew.
    @Override
    public Steps steps(String word) {
        var search = new LatticeSearch(word.length(), exact);
        for (int start = 0; start < word.length(); ) {
            int character = Character.charCount(word.codePointAt(start));
            boolean single = false;
            int node = PieceTrie.root();
            for (int end = start; end < word.length(); ) {
                node = trie.child(node, word.charAt(end++));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    single |= end - start == character;
                    search.edge(start, end, id, scores[id]);
                }
            }
            if (!single) {
                search.edge(start, start + character, -1, unknownScore);
            }
            start += character;
        }
        return search.found(pieces(word));
    }

    /// The best path through one segment after the other.
    private final class Path {
        private double[] best = new double[64];
        private int[] starts = new int[64];
        private int[] ids = new int[64];
        private int[] ends = new int[64];
        private int from;
        private int length;
        private double sum;

        void find(String text, int from, int to) {
            this.from = from;
            length = to - from;
            if (length >= best.length) {
                int more = Math.max(length + 1, best.length * 2);
                best = new double[more];
                starts = new int[more];
                ids = new int[more];
                ends = new int[more];
            }
            Arrays.fill(starts, 0, length + 1, -1);
            best[0] = sum;
            int furthest = 0;
            for (int start = 0; start < length; ) {
                if (!exact && best[start] < LOWEST_SUM) {
                    startAnew(start, furthest);
                }
                int character = Character.charCount(text.codePointAt(from + start));
                boolean single = false;
                int node = PieceTrie.root();
                for (int end = start; end < length; ) {
                    node = trie.child(node, text.charAt(from + end++));
                    if (node < 0) {
                        break;
                    }
                    int id = trie.value(node);
                    if (id >= 0) {
                        single |= end - start == character;
                        furthest = Math.max(furthest, end);
                        offer(start, end, id, scores[id]);
                    }
                }
                if (!single) {
                    furthest = Math.max(furthest, start + character);
                    offer(start, start + character, pieces.unknown(), unknownScore);
                }
                start += character;
            }
            sum = best[length];
        }

        /// Counts what is open from here on from zero.
        private void startAnew(int start, int furthest) {
            float base = (float) best[start];
            for (int i = start; i <= furthest; i++) {
                best[i] = starts[i] < 0 && i > 0 ? best[i] : (float) best[i] - base;
            }
        }

        private void offer(int start, int end, int id, double score) {
            double s = score + best[start];
            double total = exact ? s : (float) s;
            if (starts[end] < 0 || total > best[end]) {
                best[end] = total;
                starts[end] = start;
                ids[end] = id;
            }
        }

        void emit(PieceEmitter out) {
            int count = 0;
            for (int end = length; end > 0; end = starts[end]) {
                ends[count++] = end;
            }
            for (int start = 0; count > 0; start = ends[count]) {
                int end = ends[--count];
                out.piece(ids[end], from + start, from + end);
            }
        }
    }

    @Override
    public String toString() {
        return "SentencePieceUnigram[" + pieces.size() + " pieces]";
    }
}
