/// The map panel: every token a point, as many as fit with their names.
///
/// A frame is painted by a worker into an array of pixels ([lexiscope.ui.map.FramePainter]) from an
/// immutable [lexiscope.ui.map.Picture]; the window only copies it. Names are coverage masks made
/// once ([lexiscope.ui.map.LabelMasks]) and blended by our own loop. What belongs to the focused
/// token is drawn above it on a canvas ([lexiscope.ui.map.MapOverlay]). A frame has the pixels of
/// the display; the whole map is its bulk ([lexiscope.ui.map.Bulk]), fitted beside what stands over
/// it ([lexiscope.ui.map.Fit]); what is known of a token is told by whose it is
/// ([lexiscope.ui.map.Described]).
@NullMarked
package lexiscope.ui.map;

import org.jspecify.annotations.NullMarked;
