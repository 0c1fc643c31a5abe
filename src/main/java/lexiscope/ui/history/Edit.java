package lexiscope.ui.history;

/// Something that was done, and how it is taken back and done again.
///
/// @param words what it was, as it goes on after "Undo ": "adding graft"
/// @param undo takes it back
/// @param redo does it again
public record Edit(String words, Runnable undo, Runnable redo) {}
