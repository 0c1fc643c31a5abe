/// What is taken away as a picture or a page: the coloured text, and charts.
///
/// A [lexiscope.drawing.Drawing] is a list of shapes whose colours are the roles of the style
/// sheet; a [lexiscope.drawing.CostChart] and a [lexiscope.drawing.ColouredText] make one, and
/// [lexiscope.drawing.SvgFile] and [lexiscope.drawing.PngFile] write it, without the toolkit and
/// without a display. [lexiscope.drawing.ColouredPage] writes the text as a page of HTML that needs
/// nothing beside itself.
@NullMarked
package lexiscope.drawing;

import org.jspecify.annotations.NullMarked;
