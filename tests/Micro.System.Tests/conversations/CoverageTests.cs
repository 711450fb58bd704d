using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Protocols;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests.Conversations;

/// <summary>Every operation of every protocol, and every error that it declares, is in a conversation that somebody has verified.</summary>
public sealed class CoverageTests
{
    private static string Folder => Project.PathOf("tests/Micro.System.Tests/conversations");

    private static string Unprovoked => Path.Combine(Folder, "unprovoked.txt");

    [Fact]
    public void Every_operation_and_every_declared_error_is_in_a_verified_conversation()
    {
        string[] missing = [.. Declared().Except(Verified()).Except(Reasons().Select(reason => reason.Answer))];

        Assert.True(missing.Length == 0, $"In no verified conversation:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void What_cannot_be_provoked_is_declared_and_does_not_occur()
    {
        string[] listed = [.. Reasons().Select(reason => reason.Answer)];

        Assert.Empty(listed.Except(Declared()));
        Assert.Empty(listed.Intersect(Verified()));
        Assert.All(Reasons(), reason => Assert.NotEqual("", reason.Why));
    }

    [Fact]
    public void No_conversation_is_longer_than_somebody_reads() =>
        Assert.All(Directory.GetFiles(Folder, "*.verified.txt"), file => Assert.InRange(File.ReadLines(file).Count(), 1, 64));

    private static IEnumerable<string> Declared() =>
        from protocol in ProtocolDescriptions.All
        from operation in protocol.Operations
        from error in operation.Errors.Prepend(ServiceError.None)
        select $"{protocol.Name}.{operation.Name} {error}";

    private static HashSet<string> Verified() =>
        [.. Directory.GetFiles(Folder, "*.verified.txt").SelectMany(file => ConversationText.Answers(File.ReadAllLines(file)))];

    // `Protocol.Operation Error: why no machine of ours answers so`, a line each.
    private static IEnumerable<(string Answer, string Why)> Reasons() =>
        from line in File.ReadAllLines(Unprovoked)
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split(": ", 2)
        select (parts[0], parts.Length > 1 ? parts[1] : "");
}
