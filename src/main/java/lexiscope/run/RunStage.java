package lexiscope.run;

/// Where in a run a state was taken.
///
/// @param name of the phase, for people: "PCA start", "early exaggeration" …
/// @param iteration iterations done, 0 for a start
/// @param iterations iterations in all
public record RunStage(String name, int iteration, int iterations) {}
