/// The page Costs: what the same content needs in many languages, by each open tokenizer.
///
/// [lexiscope.ui.costs.Costing] holds what is counted and in which order, and says in words why a
/// language costs what it does; it knows no view. The chart is the drawing that is exported.
@NullMarked
package lexiscope.ui.costs;

import org.jspecify.annotations.NullMarked;
