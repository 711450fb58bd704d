using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Hostile;

/// <summary>The words for what came of an attack.</summary>
internal static class AttackReport
{
    /// <summary>`hostile: 900 bad messages to 9 servers, each refused`.</summary>
    public static void Refused(ref TextBuilder line, int sent, int servers)
    {
        line.Append("hostile: "u8);
        line.AppendDecimal((ulong)sent);
        line.Append(" bad messages to "u8);
        line.AppendDecimal((ulong)servers);
        line.Append(" servers, each refused\n"u8);
    }

    /// <summary>`hostile: fd answered message 17 (protocol 3, operation 2) with Success`.</summary>
    public static void Accepted(ref TextBuilder line, ReadOnlySpan<byte> server, in MessageAttack attack)
    {
        line.Append("hostile: "u8);
        line.Append(server);
        line.Append(" answered message "u8);
        line.AppendDecimal((ulong)attack.Sent);
        line.Append(" (protocol "u8);
        line.AppendDecimal(attack.Protocol);
        line.Append(", operation "u8);
        line.AppendDecimal(attack.Operation);
        line.Append(") with "u8);
        line.Append(ServiceErrorText.Of(attack.Answer));
        line.Append(", kernel error "u8);
        line.AppendDecimal((ulong)attack.Error);
        line.Append("\n"u8);
    }
}
