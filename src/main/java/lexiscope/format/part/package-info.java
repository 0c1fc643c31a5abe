/// What a format is, what it is given and what it gives: [lexiscope.format.part.Format] with the
/// [lexiscope.format.part.FileName]s it goes by, the [lexiscope.format.part.Reading] of one
/// opening, and the [lexiscope.format.part.ModelParts] of a model that one file holds, with the
/// lists of words and tables of numbers that several formats share.
///
/// A new format implements `Format` in a room of its own and gets a line in the list of formats;
/// its damage is said by the classes of [lexiscope.format.file].
@NullMarked
package lexiscope.format.part;

import org.jspecify.annotations.NullMarked;
