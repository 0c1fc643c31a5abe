/// The pages that write a model anew as a whole folder: Trim, with a smaller vocabulary, and Mend,
/// without what is wrong in its files. Each has a view model that decides (`TrimDraft`,
/// `MendDraft`) and shows before anything is written what would be; a `FolderWriting` writes.
@NullMarked
package lexiscope.ui.folder;

import org.jspecify.annotations.NullMarked;
