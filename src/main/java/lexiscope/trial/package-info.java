/// Trying a token before training with it: what it is, which row it begins with, what the model
/// then looks like.
///
/// The rooms: [lexiscope.trial.proposal] (many tokens as one plan), [lexiscope.trial.effect] (what
/// they change in a text), [lexiscope.trial.verdict] (whether one is ever produced),
/// [lexiscope.trial.first] (first vectors) and [lexiscope.trial.tuning]. Here stands what joins
/// them: [lexiscope.trial.ModelAtWork], [lexiscope.trial.RowCount] and
/// [lexiscope.trial.PlanChange], which is written.
///
/// The [lexiscope.trial.Trials] of a model are carried out together: [lexiscope.trial.Tried] holds
/// the plan, the vectors and the model as it would be. What is written goes beside it, never over
/// it.
@NullMarked
package lexiscope.trial;

import org.jspecify.annotations.NullMarked;
