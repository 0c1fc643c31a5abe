package lexiscope.drawing;

import lexiscope.drawing.TextRuns.Run;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.TokenHue;

import java.util.List;

/// Coloured texts as a page of HTML that needs nothing beside itself: the reader's theme, wrapping
/// and fonts, a hint for each token, the text still to be copied.
public final class ColouredPage {
    private static final String STYLE =
            """
            body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
              font: 13px/18px Inter, "Helvetica Neue", Arial, sans-serif;
              background: var(--bg-default); color: var(--fg-default); }
            h1 { font-size: 15px; } .counts, .added { color: var(--fg-muted); }
            .text { font: 14px/27px "JetBrains Mono", Menlo, Consolas, monospace;
              white-space: pre-wrap; overflow-wrap: anywhere;
              unicode-bidi: plaintext; text-align: start; }
            .t { border-radius: 3px; padding: 2px 0; margin-inline-end: 1px;
              border-bottom: 1.5px solid; box-decoration-break: clone;
              -webkit-box-decoration-break: clone; }
            .t:hover { outline: 1.5px solid var(--fg-default); }
            .shared { border: 1px solid var(--fg-muted); background: repeating-linear-gradient(
              -45deg, var(--bg-inset) 0 5px, var(--border-strong) 5px 6px); }
            .unknown { border: 1.5px dashed var(--danger); background: var(--danger-subtle); }
            .special { border: 1px solid var(--kind-special); background: none; }
            .dropped { text-decoration: line-through; color: var(--fg-subtle); }
            .space, .hidden { color: var(--fg-subtle); }
            .hidden { font-size: 9px; border: 1px dotted; border-radius: 2px; }
            """;
    private static final List<String> ROLES =
            List.of(
                    "bg-default",
                    "bg-inset",
                    "fg-default",
                    "fg-muted",
                    "fg-subtle",
                    "border-strong",
                    "danger",
                    "danger-subtle",
                    "kind-special");

    private final StringBuilder out = new StringBuilder();

    private ColouredPage() {}

    /// The page's text.
    public static String of(List<Coloured> texts) {
        return new ColouredPage().write(texts);
    }

    private String write(List<Coloured> texts) {
        String title = texts.isEmpty() ? "Tokens" : "Tokens of " + texts.getFirst().model();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<title>")
                .append(Markup.escaped(title))
                .append("</title>\n<style>\n:root { color-scheme: light dark; ");
        roles(Inks.of(false));
        out.append("}\n@media (prefers-color-scheme: dark) { :root { ");
        roles(Inks.of(true));
        out.append("} }\n").append(STYLE);
        for (int hue = 0; hue < TokenHue.COUNT; hue++) {
            out.append(
                    ".h%d { background: var(--tint-%d); border-bottom-color: var(--line-%d); }%n"
                            .formatted(hue, hue, hue));
        }
        out.append("</style>\n</head>\n<body>\n<h1>")
                .append(Markup.escaped(title))
                .append("</h1>\n");
        texts.forEach(this::text);
        return out.append("</body>\n</html>\n").toString();
    }

    private void roles(Inks inks) {
        ROLES.forEach(role -> role(role, inks));
        for (int hue = 0; hue < TokenHue.COUNT; hue++) {
            role("tint-" + hue, inks);
            role("line-" + hue, inks);
        }
    }

    private void role(String role, Inks inks) {
        out.append("--").append(role).append(": ").append(inks.of(role)).append("; ");
    }

    private void text(Coloured text) {
        out.append("<p class=\"counts\">")
                .append(Markup.escaped(text.counts()))
                .append("</p>\n<div class=\"text\" dir=\"auto\">");
        for (Run run : TextRuns.of(text.text(), text.encoding())) {
            run(run, text);
        }
        out.append("</div>\n");
        if (!text.added().isEmpty()) {
            out.append("<p class=\"added\">Added by the model: ")
                    .append(Markup.escaped(String.join(" ", text.added())))
                    .append("</p>\n");
        }
    }

    private void run(Run run, Coloured text) {
        String words = text.text().substring(run.start(), run.end());
        if (run.bare()) {
            boolean blank = words.isBlank();
            out.append(blank ? "<span>" : "<span class=\"dropped\" title=\"in no token\">");
            words(words);
            out.append("</span>");
            return;
        }
        var told = new StringBuilder();
        for (int i = run.from(); i < run.to(); i++) {
            told.append(told.isEmpty() ? "" : "\n").append(text.told(i));
        }
        out.append("<span class=\"t ")
                .append(look(run, text))
                .append("\" title=\"")
                .append(Markup.escaped(told.toString()))
                .append("\">");
        words(words);
        out.append("</span>");
    }

    private static String look(Run run, Coloured text) {
        if (text.encoding().is(run.from(), Pieces.UNKNOWN)) {
            return "unknown";
        }
        if (run.shared() || text.encoding().is(run.from(), Pieces.PART)) {
            return "shared";
        }
        var vocabulary = text.tokenizer().vocabulary();
        int id = text.encoding().ids()[run.from()];
        var added = vocabulary.added(id);
        return added != null && added.special() ? "special" : "h" + TokenHue.of(vocabulary, id);
    }

    private void words(String words) {
        words.codePoints()
                .forEach(
                        c -> {
                            if (c == '\n') {
                                // of the two, only the first is copied as text
                                out.append("\n");
                            } else if (c == '\r' || c == '\t') {
                                out.append(c == '\t' ? "\t" : "&#13;");
                            } else {
                                String hidden = Coloured.hidden(c);
                                out.append(
                                        hidden.isEmpty()
                                                ? Markup.escaped(Character.toString(c))
                                                : "<span class=\"hidden\">" + hidden + "</span>");
                            }
                        });
    }
}
