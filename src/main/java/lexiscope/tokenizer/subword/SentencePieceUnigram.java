package lexiscope.tokenizer.subword;

import java.util.Arrays;

/// SentencePiece's unigram model (`sentencepiece/src/unigram_model.cc`, `EncodeOptimized`): the cut
/// with the highest sum of scores, ties keeping the path found first. Other than [Unigram] it never
/// matches control or byte pieces in text, and user-defined pieces have a score of their own. Sums
/// are made in double precision. Cost: length × longest piece.
public final class SentencePieceUnigram implements SubwordModel {
    private static final float UNKNOWN_PENALTY = 10;

    private static final boolean FLOAT = Boolean.getBoolean("spfloat");
    private final ScoredPieces pieces;
    private final double[] scores;
    private final double unknownScore;
    private final PieceTrie trie = new PieceTrie();
    private final int[] bytes;
    private final Segments segments;
    private final Seams seams;

    private SentencePieceUnigram(ScoredPieces pieces, double[] scores, boolean unused) {
        this.pieces = pieces;
        this.scores = scores;
        this.bytes = PieceEmitter.bytes(pieces);
        float least = Float.MAX_VALUE;
        this.seams = new Seams();
        for (int id = 0; id < pieces.size(); id++) {
            ScoredPieces.Role role = pieces.roles()[id];
            if (role == ScoredPieces.Role.MATCHED) {
                least = Math.min(least, pieces.scores()[id]);
            }
            if (pieces.matches(id) && (unused || role != ScoredPieces.Role.UNUSED)) {
                trie.put(pieces.spellings()[id], id);
                seams.add(pieces.spellings()[id]);
            }
        }
        this.unknownScore = least - UNKNOWN_PENALTY;
        this.segments = new Segments(seams, this::best);
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
            int length =
                    pieces.spellings()[id].getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            scores[id] =
                    pieces.roles()[id] == ScoredPieces.Role.USER_DEFINED
                            ? length * most - 0.1
                            : pieces.scores()[id];
        }
        return new SentencePieceUnigram(pieces, scores, false);
    }

    /// The model as llama.cpp runs it: user-defined pieces score 0, unused ones are matched too.
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
        int from = 0;
        float[] sum = {0};
        while (from < word.length()) {
            int to = from + 1;
            while (to < word.length() && !seams.between(word.charAt(to - 1), word.charAt(to))) {
                to++;
            }
            int[] path = exact(word, from, to, sum);
            int start = from;
            for (int i = 0; i < path.length; i += 2) {
                out.piece(path[i], start, from + path[i + 1]);
                start = from + path[i + 1];
            }
            from = to;
        }
        out.settle();
    }

    private int[] exact(String text, int from, int to, float[] sums) {
        int n = to - from;
        float[] best = new float[n + 1];
        best[0] = sums[0];
        int[] starts = new int[n + 1];
        int[] ids = new int[n + 1];
        Arrays.fill(starts, -1);
        for (int start = 0; start < n; ) {
            int character = Character.charCount(text.codePointAt(from + start));
            boolean single = false;
            int node = PieceTrie.root();
            for (int end = start; end < n; ) {
                node = trie.child(node, text.charAt(from + end++));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    single |= end - start == character;
                    float sum = (float) (scores[id] + best[start]);
                    if (starts[end] < 0 || sum > best[end]) {
                        best[end] = sum;
                        starts[end] = start;
                        ids[end] = id;
                    }
                }
            }
            int end = start + character;
            float sum = (float) (unknownScore + best[start]);
            if (!single && (starts[end] < 0 || sum > best[end])) {
                best[end] = sum;
                starts[end] = start;
                ids[end] = pieces.unknown();
            }
            start = end;
        }
        sums[0] = best[n];
        int count = 0;
        for (int end = n; end > 0; end = starts[end]) {
            count++;
        }
        int[] path = new int[2 * count];
        for (int end = n, i = 2 * count - 2; end > 0; end = starts[end], i -= 2) {
            path[i] = ids[end];
            path[i + 1] = end;
        }
        return path;
    }

    private int[] best(String text, int from, int to) {
        int n = to - from;
        double[] best = new double[n + 1];
        int[] starts = new int[n + 1];
        int[] ids = new int[n + 1];
        Arrays.fill(starts, -1);
        for (int start = 0; start < n; ) {
            int character = Character.charCount(text.codePointAt(from + start));
            boolean single = false;
            int node = PieceTrie.root();
            for (int end = start; end < n; ) {
                node = trie.child(node, text.charAt(from + end++));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    single |= end - start == character;
                    double sum =
                            FLOAT ? (float) (scores[id] + best[start]) : scores[id] + best[start];
                    if (starts[end] < 0 || sum > best[end]) {
                        best[end] = sum;
                        starts[end] = start;
                        ids[end] = id;
                    }
                }
            }
            int end = start + character;
            double sum = FLOAT ? (float) (unknownScore + best[start]) : unknownScore + best[start];
            if (!single && (starts[end] < 0 || sum > best[end])) {
                best[end] = sum;
                starts[end] = start;
                ids[end] = pieces.unknown();
            }
            start = end;
        }
        int count = 0;
        for (int end = n; end > 0; end = starts[end]) {
            count++;
        }
        int[] path = new int[2 * count];
        for (int end = n, i = 2 * count - 2; end > 0; end = starts[end], i -= 2) {
            path[i] = ids[end];
            path[i + 1] = end;
        }
        return path;
    }

    @Override
    public String toString() {
        return "SentencePieceUnigram[" + pieces.size() + " pieces]" + (segments == null);
    }
}
