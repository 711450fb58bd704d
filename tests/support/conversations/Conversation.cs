using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Tracing;
using VerifyTests;

namespace Micro.Testing;

/// <summary>What the processes of a session said to one another: causal trees per client, the same text from every producer.</summary>
/// <remarks>
/// <c>await Verify(Conversation.Record(session))</c> compares it with one verified file, whoever produced it. Whole boots are long: a projection
/// shows one client, the calls at one server's boundary, or those that a filter matches.
/// </remarks>
public sealed class Conversation
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(4);

    private readonly IReadOnlyList<ProducedRecording> _recordings;
    private readonly TraceTextOptions _options;

    internal Conversation(IReadOnlyList<ProducedRecording> recordings, TraceTextOptions options)
    {
        _recordings = recordings;
        _options = options;
    }

    /// <summary>What was recorded, by the name of the producer.</summary>
    public IReadOnlyDictionary<string, Recording> Recordings =>
        _recordings.ToDictionary(recording => recording.Producer, recording => recording.Recording);

    /// <summary>Lets Verify compare conversations by their texts. Micro.Testing.props sees to it that every test project begins with this.</summary>
    public static void TreatAsString() => VerifierSettings.TreatAsString<Conversation>();

    /// <summary>Boots the session at every producer and records all messages.</summary>
    /// <exception cref="ConversationException">A machine did not run to its end, or its recording is incomplete.</exception>
    public static async Task<Conversation> Record(Session session)
    {
        Session found = session with { Image = session.FindImage() };
        Task<ProducedRecording>[] recordings = [.. Producer.Chosen.Select(producer => Task.Run(() => Record(found, producer)))];
        MessageDecoder decoder = new(ProtocolDescriptions.All.Concat(session.Protocols).DistinctBy(protocol => protocol.Number));
        return new Conversation(await Task.WhenAll(recordings), new TraceTextOptions { Decoder = decoder });
    }

    /// <summary>Only what this process did of its own accord, with all that it caused.</summary>
    public Conversation OfClient(string name) => With(_options with { Client = name });

    /// <summary>Only the calls to and from this server, as if nobody else were there.</summary>
    public Conversation AtBoundaryOf(string server) => With(_options with { Boundary = server });

    /// <summary>Only the calls that match, with those that they were made for: <c>error=NotFound and server=fd</c> (docs/tracing.md).</summary>
    public Conversation Where(string filter) => With(_options with { Filter = TraceFilter.Parse(filter, _options.Decoder) });

    /// <summary>Also faults, and when processes start and end.</summary>
    public Conversation WithFaults() => With(_options with { ShowsFaults = true });

    /// <summary>The text.</summary>
    /// <exception cref="ConversationException">Producers differ; the message has the first line where they do.</exception>
    public override string ToString()
    {
        string[] texts = [.. _recordings.Select(recording => TraceText.Of(recording.Recording, _options))];
        for (int other = 1; other < texts.Length; other++)
        {
            if (texts[other] != texts[0])
            {
                throw ConversationException.Differ((_recordings[0].Producer, texts[0]), (_recordings[other].Producer, texts[other]));
            }
        }

        return texts[0];
    }

    private static ProducedRecording Record(Session session, Producer producer)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("micro-conversation-");
        try
        {
            string script = Path.Combine(folder.FullName, "script");
            string trace = Path.Combine(folder.FullName, "trace");
            File.WriteAllText(script, session.Script);
            string[] variants = [.. session.Variants.SelectMany(variant => (string[])["--set", variant])];
            string[] files = session.Files is null ? [] : ["--files", session.Files];
            ToolRun run = MicroTool.Boot(
                session.Image,
                _limit,
                [.. producer.Arguments, "--image", session.Image, "--memory", session.Memory, .. variants, .. files, "--script", script, "--trace", trace]);
            return run.HasRun
                ? ProducedRecording.Read(producer.Name, trace)
                : throw new ConversationException($"{producer.Name}: {run.Command} ended with status {run.Status}\n{run.Error}{run.Output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Conversation With(TraceTextOptions options) => new(_recordings, options);
}
