package lexiscope.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tuned rows of new tokens as a session file keeps them: their numbers as the base64 of
/// little-endian floats.
///
/// @param passes how often the sentences were gone through
/// @param loss the mean loss a pair in the last pass
/// @param rows the rows
public record SavedTuning(int passes, double loss, List<Row> rows) {
    /// Where nothing was tuned.
    public static final SavedTuning NONE = new SavedTuning(0, Double.NaN, List.of());

    public SavedTuning {
        rows = List.copyOf(rows);
    }

    /// A row.
    ///
    /// @param id of its token
    /// @param token its spelling
    /// @param vector its numbers; owned, not to be written
    public record Row(int id, String token, float[] vector) {}

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("passes", passes);
        if (Double.isFinite(loss)) {
            json.put("loss", loss);
        }
        var all = new ArrayList<Object>();
        for (Row row : rows) {
            var one = new LinkedHashMap<String, Object>();
            one.put("id", row.id);
            one.put("token", row.token);
            var bytes =
                    ByteBuffer.allocate(Float.BYTES * row.vector.length)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(row.vector);
            one.put("row", Base64.getEncoder().encodeToString(bytes.array()));
            all.add(one);
        }
        json.put("rows", all);
        return json;
    }

    /// @throws IllegalArgumentException with the rest of a sentence where it is damaged
    static SavedTuning of(Map<?, ?> json) {
        var rows = new ArrayList<Row>();
        if (json.get("rows") instanceof List<?> all) {
            for (Object each : all) {
                if (!(each instanceof Map<?, ?> row)
                        || !(row.get("id") instanceof Number id)
                        || id.intValue() < 0
                        || !(row.get("token") instanceof String token)
                        || !(row.get("row") instanceof String numbers)) {
                    throw new IllegalArgumentException(
                            "a tuned row lacks its id, its token or its numbers");
                }
                rows.add(new Row(id.intValue(), token, vector(token, numbers)));
            }
        }
        return new SavedTuning(
                json.get("passes") instanceof Number n ? Math.max(0, n.intValue()) : 0,
                json.get("loss") instanceof Number n ? n.doubleValue() : Double.NaN,
                rows);
    }

    private static float[] vector(String token, String numbers) {
        String whose = "the tuned row of \"" + token + "\" ";
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(numbers);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(whose + "is no base64", e);
        }
        if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(whose + "breaks off");
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        for (float v : vector) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException(whose + "holds numbers that are not finite");
            }
        }
        return vector;
    }
}
