/// The files that models ship as, and how each is read: one class a format, one line for it in
/// [lexiscope.format.Formats].
///
/// [lexiscope.format.ModelReader] is the one door: it looks at a folder or file, lets the formats
/// read their parts, and joins them into a model with a sentence on what was found and what is
/// missing. Whatever is wrong with a file becomes an [lexiscope.format.UnreadableFileException]
/// that says what, where, and what to do.
@NullMarked
package lexiscope.format;

import org.jspecify.annotations.NullMarked;
