/// The doors to the files that models ship as: opening, writing, and which files a folder's model
/// consists of. How each format is read is in the rooms within.
///
/// [lexiscope.format.ModelReader] opens a folder or files and joins what the formats read into a
/// model, with a sentence on what was found and what is missing. [lexiscope.format.ModelWriter]
/// writes one in a common form, and [lexiscope.format.FolderWriter] a whole folder of one with a
/// [lexiscope.change.ModelChange] in it. A format is a class and a line for it in
/// [lexiscope.format.Formats]: from it come what is said to be supported, the endings of the
/// chooser, whether a dropped file is a model's, and what a folder is searched for. Whatever is
/// wrong with a file becomes an [lexiscope.format.file.UnreadableFileException] that says what,
/// where, and what to do.
///
/// An opening is one way down: [lexiscope.format.ModelReader] to [lexiscope.format.ModelFolder] or
/// [lexiscope.format.PickedFiles], which choose the files ([lexiscope.format.TokenizerFiles],
/// [lexiscope.format.MatrixFiles]); [lexiscope.format.Formats] shows each file to the formats,
/// always in the same order; [lexiscope.format.FoundParts] joins what they give. One
/// [lexiscope.format.part.Reading] goes with it, so that settings are parsed once.
///
/// The rooms, each importing only those before it: [lexiscope.format.file] (what every reader
/// needs), [lexiscope.format.config] (the settings that lie beside) and [lexiscope.format.part]
/// (what a format is, is given and gives); then those of the families, which share
/// [lexiscope.format.tensor], and [lexiscope.format.folder], which writes them; then the doors.
/// Nothing outside comes into the rooms but for the few types that `ArchitectureTest` lists.
@NullMarked
package lexiscope.format;

import org.jspecify.annotations.NullMarked;
