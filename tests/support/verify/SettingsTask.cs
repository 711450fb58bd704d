using System;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A comparison that is about to happen: refine it, then await it.</summary>
public sealed class SettingsTask
{
    private readonly Task<SnapshotText> _target;
    private readonly string _sourceFile;
    private Task<VerifyResult>? _task;

    internal SettingsTask(VerifySettings? settings, Task<SnapshotText> target, string sourceFile)
    {
        CurrentSettings = new VerifySettings(settings);
        _target = target;
        _sourceFile = sourceFile;
    }

    /// <summary>What was set so far.</summary>
    public VerifySettings CurrentSettings { get; }

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory) => With(settings => settings.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseTypeName"/>
    public SettingsTask UseTypeName(string name) => With(settings => settings.UseTypeName(name));

    /// <inheritdoc cref="VerifySettings.UseMethodName"/>
    public SettingsTask UseMethodName(string name) => With(settings => settings.UseMethodName(name));

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    public SettingsTask UseFileName(string fileName) => With(settings => settings.UseFileName(fileName));

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters) => With(settings => settings.UseParameters(parameters));

    /// <inheritdoc cref="VerifySettings.UseTextForParameters"/>
    public SettingsTask UseTextForParameters(string parametersText) => With(settings => settings.UseTextForParameters(parametersText));

    /// <inheritdoc cref="VerifySettings.DisableRequireUniquePrefix"/>
    public SettingsTask DisableRequireUniquePrefix() => With(settings => settings.DisableRequireUniquePrefix());

    /// <inheritdoc cref="VerifySettings.DisableDiff"/>
    public SettingsTask DisableDiff() => With(settings => settings.DisableDiff());

    /// <inheritdoc cref="VerifySettings.AddScrubber"/>
    public SettingsTask AddScrubber(Action<StringBuilder> scrubber, ScrubberLocation location = ScrubberLocation.First) =>
        With(settings => settings.AddScrubber(scrubber, location));

    /// <inheritdoc cref="VerifySettings.ScrubLinesContaining(string[])"/>
    public SettingsTask ScrubLinesContaining(params string[] stringToMatch) => With(settings => settings.ScrubLinesContaining(stringToMatch));

    /// <inheritdoc cref="VerifySettings.ScrubLinesContaining(StringComparison, string[])"/>
    public SettingsTask ScrubLinesContaining(StringComparison comparison, params string[] stringToMatch) =>
        With(settings => settings.ScrubLinesContaining(comparison, stringToMatch));

    /// <inheritdoc cref="VerifySettings.ScrubLines"/>
    public SettingsTask ScrubLines(Func<string, bool> removeLine) => With(settings => settings.ScrubLines(removeLine));

    /// <inheritdoc cref="VerifySettings.ScrubEmptyLines"/>
    public SettingsTask ScrubEmptyLines() => With(settings => settings.ScrubEmptyLines());

    /// <inheritdoc cref="VerifySettings.ScrubLinesWithReplace"/>
    public SettingsTask ScrubLinesWithReplace(Func<string, string?> replaceLine) => With(settings => settings.ScrubLinesWithReplace(replaceLine));

    /// <inheritdoc cref="VerifySettings.ScrubReplace"/>
    public SettingsTask ScrubReplace(string find, string replacement, StringComparison comparison = StringComparison.Ordinal) =>
        With(settings => settings.ScrubReplace(find, replacement, comparison));

    /// <inheritdoc cref="VerifySettings.ScrubInlineGuids"/>
    public SettingsTask ScrubInlineGuids() => With(settings => settings.ScrubInlineGuids());

    /// <summary>Compares, once; awaiting again gives the same result.</summary>
    public Task<VerifyResult> ToTask() => _task ??= Compare();

    public TaskAwaiter<VerifyResult> GetAwaiter() => ToTask().GetAwaiter();

    public ConfiguredTaskAwaitable<VerifyResult> ConfigureAwait(bool continueOnCapturedContext) => ToTask().ConfigureAwait(continueOnCapturedContext);

    public static implicit operator Task<VerifyResult>(SettingsTask settingsTask) => settingsTask.ToTask();

    private async Task<VerifyResult> Compare()
    {
        SnapshotText target = await _target;
        SnapshotFile file = new(SnapshotName.Of(CurrentSettings, _sourceFile), target.Extension, CurrentSettings.AllowsSameName);
        return file.Compare(CurrentSettings.Scrub(target.Text));
    }

    private SettingsTask With(Action<VerifySettings> change)
    {
        if (_task is not null)
        {
            throw new InvalidOperationException("The comparison was awaited already and cannot be changed.");
        }

        change(CurrentSettings);
        return this;
    }
}
