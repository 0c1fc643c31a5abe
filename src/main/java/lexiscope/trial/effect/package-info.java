/// What tokens would change in a text: the places where the split becomes another, what they save,
/// what they cut that was not meant, what comes back from decoding, and what the reference library
/// does with their flags.
@NullMarked
package lexiscope.trial.effect;

import org.jspecify.annotations.NullMarked;
