using System.IO;
using Micro.Tracing;

namespace Micro.Testing;

/// <summary>What one producer recorded.</summary>
internal sealed record ProducedRecording(string Producer, Recording Recording)
{
    /// <summary>Reads a recording that has to be whole.</summary>
    public static ProducedRecording Read(string producer, string file)
    {
        if (!File.Exists(file))
        {
            throw new ConversationException($"{producer}: nothing was recorded");
        }

        Recording recording = RecordingReader.ReadFile(file);
        return recording.Damage is null && recording.LostRecords == 0
            ? new ProducedRecording(producer, recording)
            : throw new ConversationException(recording.Damage is RecordingDamage damage
                ? $"{producer}: the recording ends after {recording.Events.Count} records: {damage.Reason}"
                : $"{producer}: the recording lacks {recording.LostRecords} records: a test needs all");
    }
}
