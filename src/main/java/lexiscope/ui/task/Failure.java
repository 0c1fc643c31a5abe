package lexiscope.ui.task;

/// A task that failed, kept until it was read.
///
/// @param title what it did
/// @param model name of the model that it was for, or ""
/// @param sentence why
public record Failure(String title, String model, String sentence) {}
