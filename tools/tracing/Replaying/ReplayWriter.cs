using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Puts recorded requests into the player's words: which capability each goes through, and which of a reply must be kept for later.</summary>
internal sealed class ReplayWriter(string server, TraceCall[] calls)
{
    // TraceRecord.Objects has the kind on top.
    private const int KindShift = 56;

    private readonly ReplayPlaces _places = new();

    public List<ReplayStep> Write()
    {
        Dictionary<ulong, int> lastUse = LastUses();
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

    private string LineOf(TraceCall call, Dictionary<ulong, int> lastUse, ref string obstacle)
    {
        TraceEvent request = call.Request!;
        bool isKept = _places.TryFind(request.Badge, out int through);
        obstacle = isKept || call.Through is null ? "" : "it goes through a capability that came from elsewhere";
        StringBuilder line = new(isKept ? Place(through) : server);
        line.Append(CultureInfo.InvariantCulture, $" {request.Header.Protocol} ");
        line.Append(request.Payload.Length == 0 ? "-" : Convert.ToHexStringLower(request.Payload.Span));
        foreach (ulong capability in request.Objects)
        {
            line.Append(" +").Append(NameOf(capability, ref obstacle));
        }

        if (KeptBadge(call) is ulong badge && lastUse.TryGetValue(badge, out int last))
        {
            if (_places.TryKeep(badge, last, out int place))
            {
                line.Append(CultureInfo.InvariantCulture, $" >{place}");
            }
            else
            {
                obstacle = "more capabilities are in use at once than the player can keep";
            }
        }

        return line.ToString();
    }

    private static string NameOf(ulong capability, ref string obstacle)
    {
        ObjectKind kind = KindOf(capability);
        obstacle = kind is ObjectKind.Notification or ObjectKind.Process
            ? obstacle
            : $"it brings a capability for {kind}, which only its sender had";
        return kind == ObjectKind.Process ? "process" : "notification";
    }

    /// <summary>The badge of the capability that an answer brought and that requests can go through.</summary>
    private static ulong? KeptBadge(TraceCall call)
    {
        TraceEvent? answer = call.Answer;
        bool isEndpoint = answer is { Objects.Count: > 0 } && KindOf(answer.Objects[0]) == ObjectKind.Endpoint;
        return isEndpoint && answer!.Badge != 0 ? answer.Badge : null;
    }

    /// <summary>For each badge, the last request that came through it.</summary>
    private Dictionary<ulong, int> LastUses()
    {
        Dictionary<ulong, int> last = [];
        for (int index = 0; index < calls.Length; index++)
        {
            last[calls[index].Request!.Badge] = index;
        }

        return last;
    }

    private static ObjectKind KindOf(ulong capability) => (ObjectKind)(byte)(capability >> KindShift);

    private static string Place(int place) => string.Create(CultureInfo.InvariantCulture, $"${place}");
}
