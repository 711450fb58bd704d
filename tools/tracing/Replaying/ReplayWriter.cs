using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Puts recorded requests into the player's words: which capability each goes through, and what of a reply must be kept for later.</summary>
internal sealed class ReplayWriter(string server, ReplayOrder order)
{
    // Programs/player has 64 places for capabilities, of which a reply may take four, and 200 for numbers.
    private const int CapabilityPlaces = 60;
    private const int NumberPlaces = 200;

    private readonly ReplayPlaces<ReplayCapability> _places = new(CapabilityPlaces, MessageHeader.MaxCapabilities);
    private readonly ReplayPlaces<ReplayNumber> _numbers = new(NumberPlaces, stride: 1);
    private readonly HashSet<TraceCall> _played = [];
    private readonly ReplaySources _sources = new();
    private readonly Dictionary<ulong, ReplayCapability> _brought = [];
    private readonly Dictionary<ReplayCapability, int> _lastUses = [];
    private readonly Dictionary<ReplayNumber, int> _lastNamed = [];

    public List<ReplayStep> Write()
    {
        FindLastUses();
        List<ReplayStep> steps = [];
        for (int index = 0; index < order.Calls.Length; index++)
        {
            _places.Release(index);
            _numbers.Release(index);
            TraceCall call = order.Calls[index];
            string obstacle = ObstacleOf(call);
            string line = obstacle.Length == 0 ? LineOf(call, ref obstacle) : "";
            steps.Add(new ReplayStep(call, obstacle.Length == 0 ? line : "", obstacle));
            if (obstacle.Length == 0)
            {
                _played.Add(call);
            }
        }

        return steps;
    }

    private string ObstacleOf(TraceCall call) =>
        call.Request!.Payload.Length < call.Request.Header.Length
            ? string.Create(CultureInfo.InvariantCulture, $"only {call.Request.Payload.Length} of its {call.Request.Header.Length} bytes were recorded: record with --trace-payload {MessageHeader.MaxLength}")
        : call.Outcome == CallOutcome.Pending ? "it was never answered"
        : call.Outcome != CallOutcome.Answered ? "it was not answered by the server"
        : call.IsParked && order.CauseOf(call) is null ? "its answer waited for something that no client of this server did"
        : call.IsParked && !_played.Contains(order.CauseOf(call)!) ? "its answer waited for a request that is not sent"
        : "";

    private string LineOf(TraceCall call, ref string obstacle)
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
        line.Append(ReplayPayload.Of(call, _sources, _numbers));
        foreach (ulong capability in request.Objects)
        {
            line.Append(" +").Append(NameOf(capability, ref obstacle));
        }

        Keep(call, line, ref obstacle);
        return line.ToString();
    }

    private void Keep(TraceCall call, StringBuilder line, ref string obstacle)
    {
        if (ReplayCapability.Of(call.Answer) is ReplayCapability brought && _lastUses.TryGetValue(brought, out int lastUse))
        {
            bool isKept = _places.TryKeep(brought, lastUse, out int place);
            line.Append(CultureInfo.InvariantCulture, $" >{place}");
            obstacle = isKept ? obstacle : "more capabilities are in use at once than the player can keep";
        }

        if (ReplayNumber.Brought(call) is ReplayNumber number && _lastNamed.TryGetValue(number, out int lastNamed))
        {
            _sources.Add(number);
            bool isKept = _numbers.TryKeep(number, lastNamed, out int place);
            line.Append(CultureInfo.InvariantCulture, $" ={place}");
            obstacle = isKept ? obstacle : "more numbers are in use at once than the player can keep";
        }
    }

    // What no answer brought the player does not have, but something of the same kind: for a server that only keeps it and hands it on, as good.
    private string NameOf(ulong capability, ref string obstacle)
    {
        if (_brought.TryGetValue(capability, out ReplayCapability brought) && _places.TryFind(brought, out int place))
        {
            return string.Create(CultureInfo.InvariantCulture, $"${place}");
        }

        ObjectKind kind = TraceRecord.KindOf(capability);
        obstacle = kind is ObjectKind.Notification or ObjectKind.Process or ObjectKind.Endpoint
            ? obstacle
            : $"it brings a capability for {kind}, which only its sender had";
        return kind == ObjectKind.Process ? "process" : kind == ObjectKind.Endpoint ? server : "notification";
    }

    private void FindLastUses()
    {
        ReplaySources sources = new();
        for (int index = 0; index < order.Calls.Length; index++)
        {
            if (ReplayCapability.Through(order.Calls[index]) is ReplayCapability through)
            {
                _lastUses[through] = index;
            }

            foreach (ulong sent in order.Calls[index].Request!.Objects)
            {
                if (_brought.TryGetValue(sent, out ReplayCapability known))
                {
                    _lastUses[known] = index;
                }
            }

            if (ReplayCapability.Of(order.Calls[index].Answer) is ReplayCapability given)
            {
                _brought[given.Identity] = given;
            }

            foreach (ReplayNumber used in ReplayNumber.Used(order.Calls[index]))
            {
                if (sources.Of(used) is ReplayNumber source)
                {
                    _lastNamed[source] = index;
                }
            }

            if (ReplayNumber.Brought(order.Calls[index]) is ReplayNumber brought)
            {
                sources.Add(brought);
            }
        }
    }
}
