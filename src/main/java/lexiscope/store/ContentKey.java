package lexiscope.store;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.Gathered;
import lexiscope.projection.Projection;
import lexiscope.work.Progress;
import lexiscope.work.Ranges;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of a map by all that determines it: the rows in their space, the tokens shown, the
/// projection and its options. Equal keys mean the same picture.
public final class ContentKey {
    /// Grows when an engine draws another picture of the same data.
    private static final int EDITION = 3;

    private static final int TILE = 256;

    private ContentKey() {}

    /// The key, 64 hexadecimal digits. Cost: one pass over the rows shown, on all cores.
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
        byte[][] tiles = new byte[Ranges.count(ids.length, TILE)][];
        Ranges.run(
                ids.length,
                TILE,
                progress,
                "looking for the finished map",
                (number, from, to) -> {
                    MessageDigest part = sha256();
                    ByteBuffer bytes = ByteBuffer.allocate(4 * (dim + 1));
                    float[] tile = new float[(to - from) * dim];
                    Gathered.rows(matrix, ids, from, to, tile);
                    for (int i = from; i < to; i++) {
                        bytes.clear();
                        bytes.putInt(ids[i]);
                        bytes.asFloatBuffer().put(tile, (i - from) * dim, dim);
                        part.update(bytes.array());
                    }
                    tiles[number] = part.digest();
                });
        for (byte[] tile : tiles) {
            digest.update(tile);
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
