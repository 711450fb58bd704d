using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Commands on files that several shells give at the same time, and what a machine must answer to them.</summary>
internal sealed class FileWorkload
{
    public const string Name = "files";

    private const int Workers = 3;
    private const int StepsOfWorker = 12;
    private const int MostLines = 2_000;
    private const int MostBytes = 9_000;

    // Few names, so that steps meet; two levels, so that moves have somewhere to go.
    private static readonly string[] _paths = ["a", "b", "d", "e", "d/a", "d/b", "e/a", "d/e", "d/e/a"];
    private static readonly FileCommand[] _commands = Enum.GetValues<FileCommand>();

    public FileWorkload(IReadOnlyList<FileStep> steps)
    {
        Steps = steps;
    }

    /// <summary>Each worker's in its order.</summary>
    public IReadOnlyList<FileStep> Steps { get; }

    /// <summary>The workload of a seed: always the same.</summary>
    public static FileWorkload Of(ulong seed)
    {
        Random random = new((int)(seed % int.MaxValue));
        return new FileWorkload([.. Enumerable.Range(0, Workers * StepsOfWorker).Select(index => Draw(random, index % Workers))]);
    }

    /// <summary>The script of each worker, which runs in its own directory.</summary>
    public IEnumerable<(string File, string Text)> Scripts() => Enumerable.Range(0, Workers).Select(worker =>
    {
        StringBuilder text = new();
        text.Append("cd /w").Append(worker).Append('\n');
        foreach (FileStep step in StepsOf(worker))
        {
            text.Append(step.Line).Append(" && echo ok || echo no\n");
        }

        return ($"s{worker}", text.ToString());
    });

    /// <summary>Writes the scripts into a directory of the host; always the same bytes and times, so that the boot archive is the same too.</summary>
    public void WriteTo(string folder)
    {
        foreach ((string file, string text) in Scripts())
        {
            string path = Path.Combine(folder, file);
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        Directory.SetLastWriteTimeUtc(folder, DateTime.UnixEpoch);
    }

    /// <summary>What the first shell does: lets all workers run and shows what they said and what they left.</summary>
    public static string Script()
    {
        StringBuilder text = new("mkdir w0 w1 w2\n");
        for (int worker = 0; worker < Workers; worker++)
        {
            text.Append("sh s").Append(worker).Append(" > o").Append(worker).Append(" 2> /dev/null &\n");
        }

        return text.Append("wait\ncat o0 o1 o2\nfind w0 w1 w2 | sort\n").ToString();
    }

    /// <summary>What must come out, a line each, with the step that it answers; null: it shows what was left.</summary>
    public IReadOnlyList<(string Line, FileStep? Step)> Expect()
    {
        List<(string Line, FileStep? Step)> lines = [];
        List<string> left = [];
        for (int worker = 0; worker < Workers; worker++)
        {
            ModelFiles model = new();
            foreach (FileStep step in StepsOf(worker))
            {
                bool isOk = model.TryDo(step, out string output);
                string answer = output + (isOk ? "ok\n" : "no\n");
                lines.AddRange(answer.TrimEnd('\n').Split('\n').Select(line => (line, (FileStep?)step)));
            }

            left.AddRange(model.All().Select(path => $"w{worker}{path}"));
        }

        left.Sort(string.CompareOrdinal);
        lines.AddRange(left.Select(path => (path, (FileStep?)null)));
        return lines;
    }

    private IEnumerable<FileStep> StepsOf(int worker) => Steps.Where(step => step.Worker == worker);

    private static FileStep Draw(Random random, int worker)
    {
        FileCommand command = _commands[random.Next(_commands.Length)];
        string path = _paths[random.Next(_paths.Length)];
        string target = command is FileCommand.Move or FileCommand.Copy ? _paths[random.Next(_paths.Length)] : "";
        int number = command == FileCommand.Fill ? 1 + random.Next(MostLines) : 1 + random.Next(MostBytes);
        return new FileStep(worker, command, path, target, number);
    }
}
