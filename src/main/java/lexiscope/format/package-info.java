/// The doors to the files that models ship as: opening, writing, and which files a folder's model
/// consists of. How each format is read is in the rooms within.
///
/// [lexiscope.format.ModelReader] opens a folder or files and joins what the formats read into a
/// model, with a sentence on what was found and what is missing. [lexiscope.format.ModelWriter]
/// writes one in a common form. A format is a class and a line for it in
/// [lexiscope.format.Formats]; whatever is wrong with a file becomes an
/// [lexiscope.format.file.UnreadableFileException] that says what, where, and what to do.
///
/// The rooms, each importing only those before it: [lexiscope.format.file] (what every reader
/// needs) and [lexiscope.format.part] (what a format is and gives); then those of the families,
/// which hold what they share in [lexiscope.format.tensor] and [lexiscope.format.config]; then the
/// doors. Nothing outside comes into the rooms but for the few types that `ArchitectureTest` lists.
@NullMarked
package lexiscope.format;

import org.jspecify.annotations.NullMarked;
