/// JSON as plain maps, lists and lines.
///
/// Text is read and written by code of our own, which is against our habits and has one reason: a
/// vocabulary of 200,000 tokens shall open within a second and a half of the program's start, and
/// making a mapper of Jackson's and letting it read a few hundred thousand strings took a third of
/// that. What `format` passes around of a file's settings are Jackson's nodes still. What is not
/// JSON is refused with its line and column.
@NullMarked
package lexiscope.json;

import org.jspecify.annotations.NullMarked;
