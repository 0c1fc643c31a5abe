package lexiscope.format.hub;

import java.util.regex.Pattern;

/// A model on the hub.
///
/// @param model `organisation/name`, or a name alone
/// @param revision a branch, a tag or a commit
public record HubName(String model, String revision) {
    private static final Pattern MODEL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    public HubName {
        if (!fits(model, revision)) {
            throw new IllegalArgumentException(
                    "“"
                            + model
                            + (revision.equals("main") ? "" : "@" + revision)
                            + "” is no name on the hub; write organisation/name, with @revision"
                            + " after it if need be.");
        }
    }

    /// Whether a model and a revision can be so named on the hub.
    static boolean fits(String model, String revision) {
        return MODEL.matcher(model).matches()
                && REVISION.matcher(revision).matches()
                && !(model + revision).contains("..");
    }

    /// Reads `organisation/name[@revision]`.
    ///
    /// @throws IllegalArgumentException with a sentence when it is something else
    public static HubName parse(String text) {
        String whole = text.strip();
        int at = whole.indexOf('@');
        return at < 0
                ? new HubName(whole, "main")
                : new HubName(whole.substring(0, at), whole.substring(at + 1));
    }

    /// The name without its organisation.
    public String shortName() {
        return model.substring(model.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return revision.equals("main") ? model : model + "@" + revision;
    }
}
