package lexiscope.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A drawing as SVG 1.1, which needs nothing beside itself; fonts are asked for by name, with the
/// reader's own in their place.
public final class SvgFile {
    private static final String SANS = "Inter, 'Helvetica Neue', Arial, sans-serif";
    private static final String MONO = "'JetBrains Mono', Menlo, Consolas, monospace";

    private final Inks inks;
    private final StringBuilder out = new StringBuilder();

    private SvgFile(Inks inks) {
        this.inks = inks;
    }

    /// The file's text.
    public static String of(Drawing drawing, Inks inks) {
        return new SvgFile(inks).write(drawing);
    }

    private String write(Drawing drawing) {
        String size = number(drawing.width()) + "\" height=\"" + number(drawing.height());
        String title = Markup.escaped(drawing.title());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(size)
                .append("\" viewBox=\"0 0 ")
                .append(number(drawing.width()))
                .append(' ')
                .append(number(drawing.height()))
                .append("\" aria-label=\"")
                .append(title)
                .append("\">\n<title>")
                .append(title)
                .append("</title>\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"")
                .append(inks.of("bg-default"))
                .append("\"/>\n")
                .append("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\"")
                .append(" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
                .append("<rect width=\"1.5\" height=\"6\" fill=\"")
                .append(inks.of("border-strong"))
                .append("\"/></pattern></defs>\n");
        drawing.shapes().forEach(this::add);
        return out.append("</svg>\n").toString();
    }

    private void add(Shape shape) {
        switch (shape) {
            case Shape.Rule r -> rule(r);
            case Shape.Box b -> box(b);
            case Shape.Mark m -> mark(m);
            case Shape.Words w -> words(w);
        }
    }

    private void rule(Shape.Rule r) {
        out.append("<line");
        attribute("x1", r.x1());
        attribute("y1", r.y1());
        attribute("x2", r.x2());
        attribute("y2", r.y2());
        attribute("stroke-width", r.width());
        attribute("stroke", inks.of(r.ink()));
        if (r.dashed()) {
            attribute("stroke-dasharray", "3 3");
        }
        out.append("/>\n");
    }

    private void box(Shape.Box b) {
        rectangle(b, inks.of(b.look().fill()), b.look().frame());
        if (!b.look().hatch().isEmpty()) {
            rectangle(b, "url(#hatch)", "");
        }
    }

    private void rectangle(Shape.Box b, String fill, String frame) {
        out.append("<rect");
        attribute("x", b.x());
        attribute("y", b.y());
        attribute("width", b.width());
        attribute("height", b.height());
        attribute("rx", b.radius());
        attribute("fill", fill);
        if (!frame.isEmpty()) {
            attribute("stroke", inks.of(frame));
            attribute("stroke-width", 1.5);
            if (b.look().dashed()) {
                attribute("stroke-dasharray", "3 2");
            }
        }
        out.append("/>\n");
    }

    private void mark(Shape.Mark m) {
        double[] corners = MarkOutline.of(m);
        if (corners.length == 0) {
            boolean ring = m.form() == Shape.Form.RING;
            out.append("<circle");
            attribute("cx", m.x());
            attribute("cy", m.y());
            attribute("r", ring ? m.radius() - 1 : m.radius());
            attribute("fill", ring ? "none" : inks.of(m.ink()));
            if (ring) {
                attribute("stroke", inks.of(m.ink()));
                attribute("stroke-width", 2);
            }
            out.append("/>\n");
            return;
        }
        var points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(i == 0 ? "" : " ")
                    .append(number(corners[i]))
                    .append(',')
                    .append(number(corners[i + 1]));
        }
        out.append("<polygon");
        attribute("points", points.toString());
        attribute("fill", inks.of(m.ink()));
        out.append("/>\n");
    }

    private void words(Shape.Words w) {
        out.append("<text");
        attribute("x", w.x());
        attribute("y", w.y());
        attribute("font-size", w.lettering().size());
        attribute("font-family", w.lettering().mono() ? MONO : SANS);
        if (w.lettering().bold()) {
            attribute("font-weight", "600");
        }
        attribute("fill", inks.of(w.lettering().ink()));
        switch (w.lettering().anchor()) {
            case START -> {}
            case MIDDLE -> attribute("text-anchor", "middle");
            case END -> attribute("text-anchor", "end");
        }
        if (w.width() > 0) {
            attribute("textLength", w.width());
            attribute("lengthAdjust", "spacingAndGlyphs");
        }
        out.append(" xml:space=\"preserve\">").append(Markup.escaped(w.text())).append("</text>\n");
    }

    private void attribute(String name, double value) {
        attribute(name, number(value));
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(value).append('"');
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
