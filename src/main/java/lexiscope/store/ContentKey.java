package lexiscope.store;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.Projection;
import lexiscope.work.Progress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of a map by all that determines it: the rows in their space, the tokens shown, the
/// projection and its options. Equal keys mean the same picture.
public final class ContentKey {
    /// Grows when an engine draws another picture of the same data.
    private static final int EDITION = 1;

    private static final int TILE = 256;

    private ContentKey() {}

    /// The key, 64 hexadecimal digits. Cost: one pass over the rows shown.
    public static String of(
            EmbeddingMatrix matrix, int[] ids, Projection projection, Progress progress) {
        MessageDigest digest = sha256();
        var options = new StringBuilder();
        for (var choice : projection.choices()) {
            options.append(choice.name())
                    .append('=')
                    .append(projection.value(choice.name()))
                    .append(';');
        }
        String head =
                EDITION
                        + "|"
                        + projection.name()
                        + "|"
                        + options
                        + "|"
                        + matrix.space().label()
                        + "|"
                        + matrix.rows()
                        + "x"
                        + matrix.dim();
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        int dim = matrix.dim();
        ByteBuffer bytes = ByteBuffer.allocate(4 * (dim + 1));
        float[] tile = new float[TILE * dim];
        for (int from = 0; from < ids.length; from += TILE) {
            progress.at((double) from / ids.length, "looking for the finished map");
            int to = Math.min(ids.length, from + TILE);
            lexiscope.embedding.Gathered.rows(matrix, ids, from, to, tile);
            for (int i = from; i < to; i++) {
                bytes.clear();
                bytes.putInt(ids[i]);
                bytes.asFloatBuffer().put(tile, (i - from) * dim, dim);
                digest.update(bytes.array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
