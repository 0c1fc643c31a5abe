/// The page of steps: how a text became tokens, stage by stage and word by word, for someone who
/// has never seen a tokenizer.
///
/// What is shown is made without the toolkit, from a [lexiscope.tokenizer.Trace]:
/// [lexiscope.ui.steps.Walk] (the words to go through), [lexiscope.ui.steps.Change] (what was
/// rewritten), [lexiscope.ui.steps.Forest] and [lexiscope.ui.steps.LatticeChart] (what the model
/// did). The rest draws it.
@NullMarked
package lexiscope.ui.steps;

import org.jspecify.annotations.NullMarked;
