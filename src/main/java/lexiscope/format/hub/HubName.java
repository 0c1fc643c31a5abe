package lexiscope.format.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model on the hub.
///
/// @param model `organisation/name`, or a name alone
/// @param revision a branch, a tag or a commit
public record HubName(String model, String revision) {
    private static final Pattern MODEL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    /// An address up to the name: of the hub or a mirror of it.
    private static final Pattern HUB =
            Pattern.compile(
                    "^(https?://[^/]+/|hf://|(www\\.)?(huggingface\\.co|hf\\.co|hf-mirror\\.com)/)");

    /// A branch, tag or commit of a model, and perhaps a file or folder of it.
    private static final Pattern PLACE =
            Pattern.compile(
                    "([^/@]+(?:/[^/@]+)?)/(?:tree|blob|resolve|raw|commits?)"
                            + "/(refs/[^/]+/[^/]+|[^/]+)(?:/(.+))?");

    /// Other pages of a model.
    private static final Pattern PAGE =
            Pattern.compile("([^/]+/[^/]+)/(discussions|commits|edit|settings|blame)(/.*)?");

    private static final Pattern OTHER_KIND =
            Pattern.compile("(dataset|space|collection|paper|doc)s?/.+/");

    private static final String FOLDER = "models--";

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

    /// Reads `organisation/name[@revision]`, or what people paste in its place: the address of the
    /// model's page, of its files or of one of them, or the name of its folder in the cache.
    ///
    /// @throws IllegalArgumentException with a sentence when it is something else
    public static HubName parse(String text) {
        String whole = path(text);
        Matcher place = PLACE.matcher(whole);
        if (place.matches()) {
            return new HubName(place.group(1), decoded(place.group(2)));
        }
        Matcher page = PAGE.matcher(whole);
        String name = page.matches() ? page.group(1) : whole;
        int at = name.indexOf('@');
        return at < 0
                ? new HubName(name, "main")
                : new HubName(name.substring(0, at), name.substring(at + 1));
    }

    /// The file that an address leads to, or "".
    public static String file(String text) {
        Matcher place = PLACE.matcher(path(text));
        boolean one = place.matches() && place.group(3) != null && !text.contains("/tree/");
        return one ? decoded(place.group(3)) : "";
    }

    /// What stands behind the hub in an address, without query and the like.
    private static String path(String text) {
        String whole = text.strip().replaceFirst("^(git clone|hf download)\\s+", "");
        if (HUB.matcher(whole).find()) {
            whole = HUB.matcher(whole).replaceFirst("");
            whole = whole.replaceFirst("[?#].*$", "").replaceFirst("\\.git$", "");
            whole = whole.replaceFirst("^(api/)?models/", "");
        }
        whole = whole.replaceFirst("(?<=.)/+$", "");
        Matcher other = OTHER_KIND.matcher(whole);
        if (other.lookingAt()) {
            throw new IllegalArgumentException(
                    "That is the address of a "
                            + other.group(1)
                            + " on the hub; what can be fetched are models, organisation/name.");
        }
        if (whole.startsWith(FOLDER) && whole.length() > FOLDER.length()) {
            return whole.substring(FOLDER.length()).replaceFirst("--", "/");
        }
        return whole;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
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
