package lexiscope.ui.folder;

import lexiscope.kernel.DType;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Sizes;

import java.util.ArrayList;
import java.util.List;

/// What a trimming comes to, in sentences.
final class TrimWords {
    private TrimWords() {}

    /// What stays and why, how large matrix and folder become, what goes along, what the text pays.
    static List<String> of(TrimResult result) {
        var said = new ArrayList<String>();
        said.add(staying(result));
        rows(result, said);
        said.add(
                "The folder has "
                        + Sizes.of(result.preview().bytes())
                        + " instead of "
                        + Sizes.of(result.bytes())
                        + ".");
        along(result, said);
        said.add(text(result));
        return said;
    }

    private static String staying(TrimResult result) {
        var t = result.trimming();
        int all = t.kept().size() + result.gone().size();
        var special = t.special().difference(t.wanted());
        var bytes = t.bytes().difference(t.wanted()).difference(t.special());
        var with = new ArrayList<String>();
        if (!special.isEmpty()) {
            with.add(Numbers.whole(special.size()) + " special or named by a file");
        }
        if (!bytes.isEmpty()) {
            with.add(Prose.counted(bytes.size(), "single byte"));
        }
        if (!t.parts().isEmpty()) {
            with.add(Numbers.whole(t.parts().size()) + " that others are made from");
        }
        String head =
                Numbers.whole(t.kept().size())
                        + " of "
                        + Numbers.whole(all)
                        + (t.kept().size() == 1 ? " tokens stays" : " tokens stay");
        return with.isEmpty()
                ? head + "."
                : head
                        + ": "
                        + Numbers.whole(t.wanted().size())
                        + " asked for, and with them "
                        + String.join(", ", with)
                        + ".";
    }

    private static void rows(TrimResult result, List<String> said) {
        var matrix = result.model().matrix().orElse(null);
        int after = result.preview().rows();
        if (matrix == null || after < 0) {
            return;
        }
        said.add(
                "The matrix has "
                        + Numbers.whole(after)
                        + " rows instead of "
                        + Numbers.whole(matrix.rows())
                        + sizes(matrix.dtype(), matrix.dim(), matrix.rows(), after)
                        + ".");
    }

    private static String sizes(DType dtype, int dim, int before, int after) {
        return ": "
                + Sizes.of(dtype.bytesOf((long) dim * after))
                + " instead of "
                + Sizes.of(dtype.bytesOf((long) dim * before));
    }

    private static void along(TrimResult result, List<String> said) {
        var t = result.trimming();
        if (!t.dependents().isEmpty()) {
            said.add(
                    Numbers.whole(t.dependents().size())
                            + (t.dependents().size() == 1 ? " more goes" : " more go")
                            + ", since they are made from those that are taken away.");
        }
        if (!t.spared().isEmpty()) {
            said.add(
                    Numbers.whole(t.spared().size())
                            + " of those that the filter finds"
                            + (t.spared().size() == 1 ? " stays" : " stay")
                            + ": they are special, bytes, or named by a file.");
        }
    }

    private static String text(TrimResult result) {
        var whole = result.whole();
        if (whole.same()) {
            return "Your text is split as before, into "
                    + Prose.counted(whole.after(), "token")
                    + ".";
        }
        int more = whole.after() - whole.before();
        return "Your text has "
                + Prose.counted(whole.after(), "token")
                + " instead of "
                + Numbers.whole(whole.before())
                + (more == 0
                        ? ""
                        : " ("
                                + (more > 0 ? "+" : "")
                                + Numbers.percent((double) more / Math.max(1, whole.before()))
                                        .replace('-', '−')
                                + ")")
                + ": "
                + Numbers.whole(result.changedLines())
                + " of "
                + Prose.counted(result.lines(), "line")
                + (result.changedLines() == 1 ? " is" : " are")
                + " split otherwise.";
    }
}
