using System.CommandLine;
using System.IO;
using System.Linq;
using Micro.Tools.Replaying;
using Micro.Tracing;

namespace Micro.Tools.CommandLine;

/// <summary>The options of `micro trace` that make a conversation test of a recording.</summary>
internal sealed class ToTestOptions
{
    private readonly Option<string> _name = MachineOptions.Text("--to-test", "NAME", "write NAME.cs instead: a test that says the same to --server again");
    private readonly Option<string> _server = MachineOptions.Text("--server", "SERVER", "with --to-test: who is asked");
    private readonly Option<string> _client = MachineOptions.Text("--client", "CLIENT", "with --to-test: whose requests only (default: everybody's)");

    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_server);
        command.Add(_client);
    }

    /// <summary>Writes the test. False: it was not asked for.</summary>
    public bool TryWrite(ParseResult parsed, string recording)
    {
        string? server = parsed.GetValue(_server);
        string? client = parsed.GetValue(_client);
        if (parsed.GetValue(_name) is not string name)
        {
            return server is null && client is null ? false : throw ToolException.Usage("--server and --client: only with --to-test");
        }

        if (!ConversationTest.IsName(name))
        {
            throw ToolException.Usage($"--to-test: '{name}' is no name for a class");
        }

        string file = name + ".cs";
        if (File.Exists(file))
        {
            throw ToolException.Usage($"--to-test: there is a file '{file}' already");
        }

        ReplayPlan plan = ReplaySource.Plan(recording, server ?? throw ToolException.Usage("--to-test: say with --server who is asked"), client);
        File.WriteAllText(file, ConversationTest.Of(name, plan));
        Say.Note($"'{file}' has {plan.Played.Count()} of {plan.Steps.Count} requests; put it into a test project, run it, and accept what it receives");
        return true;
    }
}
