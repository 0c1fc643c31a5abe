package lexiscope.format.hub;

import lexiscope.format.TensorSlices;

import java.util.List;
import java.util.Map;

/// What a fetch will bring, known before the matrix is sent.
///
/// @param name the model
/// @param small the small files, which are here already; owned
/// @param weights the name of the file that holds the matrix on the hub
/// @param saved the name of the smaller file that is made of it
/// @param found which bytes of it the matrix takes
/// @param size bytes of the whole file on the hub
/// @param tag the version of that file, or ""
/// @param total bytes of all weights of the model, or of that file where the model does not say
public record HubPlan(
        HubName name,
        Map<String, byte[]> small,
        String weights,
        String saved,
        TensorSlices.Answer.Found found,
        long size,
        String tag,
        long total) {
    public HubPlan {
        small = Map.copyOf(small);
    }

    /// Bytes to be fetched: those of the matrix, the small files left out.
    public long bytes() {
        return found.bytes();
    }

    /// The files that will be there.
    public List<String> files() {
        return java.util.stream.Stream.concat(
                        small.keySet().stream().sorted(), java.util.stream.Stream.of(saved))
                .toList();
    }
}
