/// The vectors that new rows begin with: one record a way, all side by side, and what is to be
/// known of each before training.
///
/// A [lexiscope.trial.first.FirstVector] makes the vectors of some rows over a
/// [lexiscope.trial.first.Ground]; a [lexiscope.trial.first.Candidate] says of one how long it is,
/// where it stands, and what is known to hurt.
@NullMarked
package lexiscope.trial.first;

import org.jspecify.annotations.NullMarked;
