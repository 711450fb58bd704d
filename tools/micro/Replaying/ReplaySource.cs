using System.Collections.Generic;
using System.Linq;
using Micro.Tools.CommandLine;
using Micro.Tools.Recordings;
using Micro.Tracing;

namespace Micro.Tools.Replaying;

/// <summary>From a recording and the names on the command line to what is to be said again.</summary>
internal static class ReplaySource
{
    /// <summary>Reads a recording and plans what was said to one of its servers.</summary>
    /// <param name="file">The recording.</param>
    /// <param name="server">Who was called.</param>
    /// <param name="client">Who called; null: everybody.</param>
    public static ReplayPlan Plan(string file, string server, string? client)
    {
        CausalModel model = CausalModel.Of(Read(file));
        IReadOnlyList<(TraceProcess Client, int Calls)> clients = ReplayPlan.ClientsOf(model, server);
        if (clients.Count == 0)
        {
            IEnumerable<string> called = model.Calls.Where(call => call is { IsFault: false, Server: not null }).Select(call => call.Server!.Name);
            throw ToolException.Usage("--server: the recording has no request to it: " + Choices.Unknown("server", server, called.Distinct()));
        }

        TraceProcess? chosen = client is null ? null : clients.Select(pair => pair.Client).FirstOrDefault(process => process.Name == client);
        return client is not null && chosen is null
            ? throw ToolException.Usage("--client: " + Choices.Unknown($"client of {server}", client, clients.Select(pair => pair.Client.Name)))
            : ReplayPlan.Of(model, server, chosen);
    }

    private static Recording Read(string file)
    {
        Recording recording = GivenRecording.Read(file);
        if (recording.Damage is { } damage)
        {
            Say.Note($"{file}: {damage}");
        }

        return recording.Events.Count != 0 ? recording : throw ToolException.Failed($"{file}: there is nothing to replay");
    }
}
