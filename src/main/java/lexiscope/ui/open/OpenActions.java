package lexiscope.ui.open;

import lexiscope.ui.kit.FileDialogs;

/// What only the window can do: its dialogs and its sample.
///
/// @param folder asks for a folder and opens it
/// @param files asks for files and opens them as one model
/// @param sample opens the sample
/// @param dialogs ask for a folder, or for where to write, without doing anything with it
public record OpenActions(Runnable folder, Runnable files, Runnable sample, FileDialogs dialogs) {}
