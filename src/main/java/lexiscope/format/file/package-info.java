/// What every reader of a file needs, whatever the format: the ground floor of the formats, which
/// knows none of them.
///
/// [lexiscope.format.file.UnreadableFileException] is the one way to say that a file is not read: a
/// sentence with what, where, and what to do. [lexiscope.format.file.FileHead] and
/// [lexiscope.format.file.Refusals] look at a file before anybody reads it; the rest are cursors
/// and views with the sentences for damage built in: [lexiscope.format.file.Cursor] over mapped
/// bytes, [lexiscope.format.file.TextLines] over lines, [lexiscope.format.file.JsonTree] and
/// [lexiscope.format.file.JsonField] over JSON, [lexiscope.format.file.ZipArchive] over archives.
@NullMarked
package lexiscope.format.file;

import org.jspecify.annotations.NullMarked;
