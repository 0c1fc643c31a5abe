package lexiscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A line in which, as it gets narrow, one thing after the other is taken out whole, in an order
/// that was given; as it gets wide they come back. Nothing is squeezed or cut before all of them
/// are out.
public class GivingWay extends HBox {
    /// A thing that is out, and where it stood.
    private record Out(Node node, int at) {}

    private final List<Node> order = new ArrayList<>();
    private final Deque<Out> out = new ArrayDeque<>();

    /// Widths as they were last seen in the line; nothing where a thing takes no room.
    private final Map<Node, Double> widths = new HashMap<>();

    public GivingWay(double spacing, Node... children) {
        super(spacing, children);
    }

    /// The next things to give way, one after the other.
    public final void giveWay(List<? extends Node> next) {
        order.addAll(next);
    }

    /// How many things are out.
    public final int givenWay() {
        return out.size();
    }

    /// What is out, the first to go first.
    public final List<Node> without() {
        return order.subList(0, out.size());
    }

    /// Told when something went or came back, before the line is laid out.
    protected void changed() {}

    /// Room that a line takes beside its children when so many things are out.
    protected double extra(int gone) {
        return 0;
    }

    /// Puts everything back: what it says has changed, so that widths are to be asked again.
    public final void refit() {
        back(0);
        changed();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }

    private void fit() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        if (room <= 0) {
            return;
        }
        var seen = new HashMap<Node, Double>();
        for (Out o : out) {
            seen.put(o.node, widths.getOrDefault(o.node, 0.0));
        }
        for (Node child : getChildren()) {
            if (child.isManaged()) {
                seen.put(child, width(child));
            }
        }
        widths.clear();
        widths.putAll(seen);
        int wanted = 0;
        while (wanted < order.size() && needed(wanted) > room + 0.5) {
            wanted++;
        }
        if (wanted != out.size()) {
            back(wanted);
            while (out.size() < wanted) {
                Node next = order.get(out.size());
                int at = getChildren().indexOf(next);
                if (at >= 0) {
                    getChildren().remove(at);
                }
                out.push(new Out(next, at));
            }
            changed();
            applyCss();
        }
    }

    private void back(int wanted) {
        while (out.size() > wanted) {
            Out last = out.pop();
            if (last.at >= 0) {
                getChildren().add(Math.min(last.at, getChildren().size()), last.node);
            }
        }
    }

    /// The width of the line with so many things out.
    private double needed(int gone) {
        double sum = extra(gone);
        int n = 0;
        for (var entry : widths.entrySet()) {
            int at = order.indexOf(entry.getKey());
            if (at < 0 || at >= gone) {
                sum += entry.getValue();
                n++;
            }
        }
        return sum + getSpacing() * Math.max(0, n - 1);
    }

    private static double width(Node child) {
        double least = child.minWidth(-1);
        return Math.clamp(child.prefWidth(-1), least, Math.max(least, child.maxWidth(-1)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 40;
    }
}
