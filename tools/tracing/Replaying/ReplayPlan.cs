using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>How a recorded conversation with a server is held again: the clients' steps, in order, and the script by which one player plays them all.</summary>
public sealed class ReplayPlan
{
    private ReplayPlan(string server, IReadOnlyList<ReplayStep> steps, int payloadLimit)
    {
        Server = server;
        Steps = steps;
        PayloadLimit = payloadLimit;
    }

    public string Server { get; }

    public IReadOnlyList<ReplayStep> Steps { get; }

    /// <summary>How much of each message the recording kept, in bytes: a replay that is recorded likewise has the same words.</summary>
    public int PayloadLimit { get; }

    public IEnumerable<ReplayStep> Played => Steps.Where(step => step.IsPlayed);

    /// <summary>What the player program reads, a request a line.</summary>
    public string Script
    {
        get
        {
            StringBuilder script = new();
            foreach (ReplayStep step in Played)
            {
                script.Append(step.Line).Append('\n');
            }

            return script.ToString();
        }
    }

    /// <summary>Those who called a server, with how often, the most frequent first.</summary>
    public static IReadOnlyList<(TraceProcess Client, int Calls)> ClientsOf(CausalModel model, string server) =>
    [
        .. CallsTo(model, server).GroupBy(call => call.Client).Select(group => (group.Key, group.Count()))
            .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key.Label),
    ];

    /// <summary>Plans what one of <see cref="ClientsOf"/> said, or all of them.</summary>
    /// <param name="model">The recording.</param>
    /// <param name="server">Who was called.</param>
    /// <param name="client">Whose calls; null: everybody's, as if all were one client.</param>
    public static ReplayPlan Of(CausalModel model, string server, TraceProcess? client = null)
    {
        TraceCall[] calls = [.. CallsTo(model, server).Where(call => client is null || call.Client == client)];
        ReplayOrder order = new(model.Recording, calls);
        return new ReplayPlan(server, new ReplayWriter(server, order).Write(), LimitOf(model.Recording));
    }

    // Without a message that was cut nobody can tell, and nothing depends on it.
    private static int LimitOf(Recording recording) => recording.Events
        .Where(entry => entry.Kind is TraceKind.Request or TraceKind.Reply && entry.Payload.Length < entry.WholeLength && entry.Payload.Length >= TraceRecord.PayloadLimit)
        .Select(entry => entry.Payload.Length).DefaultIfEmpty(MessageHeader.MaxLength).Max();

    /// <summary>What the player was told to say to a server, in the order of time.</summary>
    /// <param name="model">The recording of the replay.</param>
    /// <param name="server">Who was called.</param>
    /// <param name="player">The player's name there.</param>
    public static IEnumerable<TraceCall> PlayedIn(CausalModel model, string server, string player) =>
        model.Calls.Where(call => call.Client.Name == player && call.Request is not null).SkipWhile(call => !IsEndOfScript(call)).Skip(1)
            .Where(call => call.Server?.Name == server);

    // What the player says before it has its script to the end is its own.
    private static bool IsEndOfScript(TraceCall call) =>
        call is { RequestMessage.Operation.Name: "ReadScript", ReplyMessage: { Number: 0, Values: [{ Length: 0 }, ..] } };

    private static IEnumerable<TraceCall> CallsTo(CausalModel model, string server) =>
        model.Calls.Where(call => !call.IsFault && call.Request is not null && call.Server?.Name == server);
}
