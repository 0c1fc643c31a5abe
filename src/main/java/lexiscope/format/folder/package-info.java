/// Whole folders of a model written anew: every file of the old one, with what a
/// [lexiscope.change.ModelChange] touches changed in all of them together.
///
/// First everything is decided, then everything is written. [lexiscope.format.folder.FolderPlan]
/// looks at the folder and gives a list of [lexiscope.format.folder.PlannedFile]s: copied, made, or
/// a safetensors file with some tables changed. What cannot be is refused here, before anything is
/// written. [lexiscope.format.folder.Staging] then makes them beside the target and moves them
/// there; stopped or failed half-way, it takes away what it made.
///
/// - Weights: [lexiscope.format.folder.WeightSet] finds the safetensors files that are one model
///   and in them every table that has a row for every token ([lexiscope.format.tensor.TableRole]).
///   [lexiscope.format.folder.TableRows] says where each row comes from, and
///   [lexiscope.format.folder.StreamedTensors] writes a file from another without holding either.
/// - Small files: [lexiscope.format.folder.ConfigIds] for `config.json` and
///   `generation_config.json`, [lexiscope.format.folder.TokenizerSettings] for what lies beside a
///   tokenizer.
/// - [lexiscope.format.folder.Recipe] says what was done, for people and for Python.
///
/// A power cut is not guarded against: files are not forced to the disk one by one, which would
/// take as long again as writing them.
@NullMarked
package lexiscope.format.folder;

import org.jspecify.annotations.NullMarked;
