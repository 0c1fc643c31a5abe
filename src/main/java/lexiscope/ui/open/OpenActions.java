package lexiscope.ui.open;

/// What only the window can do: its dialogs and its sample.
///
/// @param folder asks for a folder and opens it
/// @param files asks for files and opens them as one model
/// @param sample opens the sample
public record OpenActions(Runnable folder, Runnable files, Runnable sample) {}
