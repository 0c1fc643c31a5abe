/// Values made from others: [lexiscope.ui.derive.Derived] makes them on a worker and holds how far
/// it is ([lexiscope.ui.derive.Derivation]): idle, working, ready, failed or stopped, and made from
/// what.
@NullMarked
package lexiscope.ui.derive;

import org.jspecify.annotations.NullMarked;
