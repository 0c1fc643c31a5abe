package lexiscope.ui.map;

import javafx.scene.paint.Color;

import lexiscope.ui.kit.Palette;

import java.util.List;

/// The colours and shapes that clusters are told apart by: twenty colours before one comes again,
/// another shape for every eight.
///
/// The colours were searched for so that the smallest distance of any two is as large as could be
/// found (OKLab), for full vision and for protanopia, deuteranopia and tritanopia after Machado
/// (2009) at severity 1, and so that each has a contrast of 2.6 or more against the panel and none
/// is near the focused token's; in every vision the distance of any two is 0.06 or more, of the
/// first eight 0.088 or more. Farthest first: the largest clusters, which come first, differ most.
final class ClusterLooks {
    /// Clusters before a colour comes again.
    static final int COLOURS = 20;

    private static final int EACH_SHAPE = 8;

    private static final List<Color> ON_LIGHT =
            colours(
                    "#5202D5 #E28A65 #650D2B #7C8DC8 #864E52 #4A0287 #E5118E #187D9A #69339D"
                        + " #80863D #20435C #45AEAD #BC8AF3 #834AC9 #603AF3 #6E3C31 #066E0F #B77F70"
                        + " #A362FB #936A5D");
    private static final List<Color> ON_DARK =
            colours(
                    "#6242E3 #F3DE80 #E13E0B #54ACCA #57E1FB #705079 #A38B84 #EBB46D #857AF1"
                        + " #B02FAF #BEE3BB #9EA2FD #B963A9 #208180 #81714C #93461F #BEA38B #CCB8CD"
                        + " #41644A #FA6D4D");

    private static final List<Splats.Shape> SHAPES =
            List.of(Splats.Shape.DISC, Splats.Shape.RING, Splats.Shape.DIAMOND);

    private ClusterLooks() {}

    private static List<Color> colours(String written) {
        return List.of(written.split(" ")).stream().map(Color::web).toList();
    }

    /// The colour of a cluster, 0 the largest.
    static Color colour(Palette palette, int cluster) {
        boolean dark = palette.role("bg-default").getBrightness() < 0.5;
        return (dark ? ON_DARK : ON_LIGHT).get(cluster % COLOURS);
    }

    /// The shape of its points.
    static Splats.Shape shape(int cluster) {
        return SHAPES.get(cluster % COLOURS / EACH_SHAPE);
    }
}
