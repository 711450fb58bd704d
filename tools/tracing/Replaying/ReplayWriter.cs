using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Puts recorded requests into the player's words: which capability each goes through, and which of a reply must be kept for later.</summary>
internal sealed class ReplayWriter(string server, TraceCall[] calls)
{
    private readonly ReplayPlaces _places = new();

    public List<ReplayStep> Write()
    {
        Dictionary<ReplayCapability, int> lastUse = LastUses();
        List<ReplayStep> steps = [];
        for (int index = 0; index < calls.Length; index++)
        {
            _places.Release(index);
            TraceCall call = calls[index];
            string obstacle = ObstacleOf(call);
            string line = obstacle.Length == 0 ? LineOf(call, lastUse, ref obstacle) : "";
            steps.Add(new ReplayStep(call, obstacle.Length == 0 ? line : "", obstacle));
        }

        return steps;
    }

    private static string ObstacleOf(TraceCall call) =>
        call.Request!.Payload.Length < call.Request.Header.Length
            ? string.Create(CultureInfo.InvariantCulture, $"only {call.Request.Payload.Length} of its {call.Request.Header.Length} bytes were recorded")
        : call.Outcome == CallOutcome.Pending ? "it was never answered"
        : call.Outcome != CallOutcome.Answered ? "it was not answered by the server"
        : call.IsParked ? "its answer had to wait for somebody else"
        : "";

    private string LineOf(TraceCall call, Dictionary<ReplayCapability, int> lastUse, ref string obstacle)
    {
        TraceEvent request = call.Request!;
        StringBuilder line = new(server);
        if (ReplayCapability.Through(call) is ReplayCapability through)
        {
            bool isKept = _places.TryFind(through, out int place);
            obstacle = isKept ? "" : "it goes through a capability that came from elsewhere";
            line.Clear().Append(CultureInfo.InvariantCulture, $"${place}");
        }

        line.Append(CultureInfo.InvariantCulture, $" {request.Header.Protocol} ");
        line.Append(request.Payload.Length == 0 ? "-" : Convert.ToHexStringLower(request.Payload.Span));
        foreach (ulong capability in request.Objects)
        {
            line.Append(" +").Append(NameOf(capability, ref obstacle));
        }

        if (ReplayCapability.Of(call.Answer) is ReplayCapability brought && lastUse.TryGetValue(brought, out int last))
        {
            if (_places.TryKeep(brought, last, out int kept))
            {
                line.Append(CultureInfo.InvariantCulture, $" >{kept}");
            }
            else
            {
                obstacle = "more capabilities are in use at once than the player can keep";
            }
        }

        return line.ToString();
    }

    // The player has none of what the sender had, but something of the same kind: for a server that only keeps it and hands it on, as good.
    private string NameOf(ulong capability, ref string obstacle)
    {
        ObjectKind kind = ReplayCapability.KindOf(capability);
        obstacle = kind is ObjectKind.Notification or ObjectKind.Process or ObjectKind.Endpoint
            ? obstacle
            : $"it brings a capability for {kind}, which only its sender had";
        return kind == ObjectKind.Process ? "process" : kind == ObjectKind.Endpoint ? server : "notification";
    }

    /// <summary>For each capability, the last request that came through it.</summary>
    private Dictionary<ReplayCapability, int> LastUses()
    {
        Dictionary<ReplayCapability, int> last = [];
        for (int index = 0; index < calls.Length; index++)
        {
            if (ReplayCapability.Through(calls[index]) is ReplayCapability through)
            {
                last[through] = index;
            }
        }

        return last;
    }
}
