package lexiscope.format.hub;

import lexiscope.format.TensorSlices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a fetch will bring, known before the matrix is sent.
///
/// @param name the model
/// @param small the small files, which are here already; owned
/// @param weights the name of the file that holds the matrix on the hub; "" for a tokenizer alone
/// @param saved the name of the smaller file that is made of it, or ""
/// @param found which bytes the matrix takes, and a further one's behind them
/// @param size bytes of the whole file on the hub
/// @param tag the version of that file, or ""
/// @param output the file that holds the output matrix, where it is another
/// @param total bytes of all weights of the model, or of that file where the model does not say
public record HubPlan(
        HubName name,
        Map<String, byte[]> small,
        String weights,
        String saved,
        TensorSlices.Answer.Found found,
        long size,
        String tag,
        Optional<Further> output,
        long total) {
    /// A further file of which bytes are brought.
    ///
    /// @param weights its name on the hub
    /// @param ranges how many of the last ranges of what was found lie in it
    /// @param size its bytes
    /// @param tag its version, or ""
    public record Further(String weights, int ranges, long size, String tag) {}

    /// Bytes of one file of the hub that are brought.
    record Piece(String weights, List<TensorSlices.Range> ranges, long size, String tag) {
        /// Whether parts of the file that come at different times are known to be of one version.
        boolean told() {
            return !tag.isEmpty() && !tag.startsWith("W/");
        }
    }

    public HubPlan {
        small = Map.copyOf(small);
    }

    /// A tokenizer, of a model that has no weights.
    static HubPlan tokenizer(HubName name, Map<String, byte[]> small) {
        var none = new TensorSlices.Answer.Found("", new byte[0], List.of());
        return new HubPlan(name, small, "", "", none, 0, "", Optional.empty(), 0);
    }

    /// Whether there is a matrix to bring, not the tokenizer alone.
    public boolean hasMatrix() {
        return !weights.isEmpty();
    }

    /// The same with so many bytes of all weights.
    HubPlan of(long all) {
        return new HubPlan(name, small, weights, saved, found, size, tag, output, all);
    }

    /// The same with what was found in another file.
    HubPlan with(String file, TensorSlices.Answer.Found more, long bytes, String version) {
        return new HubPlan(
                name,
                small,
                weights,
                saved,
                TensorSlices.joined(found, more),
                size,
                tag,
                Optional.of(new Further(file, more.ranges().size(), bytes, version)),
                total + bytes);
    }

    /// What is brought, file by file, in the order in which it is saved.
    List<Piece> pieces() {
        var ranges = found.ranges();
        int own = ranges.size() - output.map(Further::ranges).orElse(0);
        var first = new Piece(weights, ranges.subList(0, own), size, tag);
        return output.map(
                        o ->
                                List.of(
                                        first,
                                        new Piece(
                                                o.weights(),
                                                ranges.subList(own, ranges.size()),
                                                o.size(),
                                                o.tag())))
                .orElse(List.of(first));
    }

    /// Bytes to be fetched: those of the matrix, the small files left out.
    public long bytes() {
        return found.bytes();
    }

    /// The files that will be there.
    public List<String> files() {
        return Stream.concat(
                        small.keySet().stream().sorted(),
                        saved.isEmpty() ? Stream.of() : Stream.of(saved))
                .toList();
    }
}
