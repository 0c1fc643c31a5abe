/// Trying a token before training with it: what it is, which row it begins with, what the model
/// then looks like.
///
/// A [lexiscope.trial.TrialToken] proposes, a [lexiscope.trial.Trial] carries it out on an opened
/// model, and [lexiscope.trial.Trial#applied] shows the model as it would be. What is written goes
/// beside it, never over it.
@NullMarked
package lexiscope.trial;

import org.jspecify.annotations.NullMarked;
