using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>Commands on random text give what GNU tools give.</summary>
public sealed class RandomisedTests
{
    private const int Seed = 421;

    private static readonly string[] _commands =
    [
        "sort f", "sort -n f", "sort -r f", "sort -u f", "sort -f f", "sort -nr f", "sort -k2 f", "sort -k2,2n f", "sort -k 2.2,3 f",
        "sort -k1,1 -k2nr f", "sort -b -k2 f", "sort -t: -k2 f", "sort -s -k1,1n f", "sort -u -k1,1 f", "sort -fu f", "sort -rs -k1,1 f",
        "uniq f", "uniq -c f", "uniq -d f", "uniq -u f", "uniq -i f", "uniq -f1 f", "uniq -s1 -w2 f", "sort f | uniq -c",
        "wc f", "wc -l f", "wc f g", "head -n 3 f", "head -n -3 f", "head -c 20 f", "head -c -20 f", "tail -n 3 f", "tail -n +3 f",
        "tail -c 20 f", "tail -c +20 f", "cat f | tail -n 4", "cat f | tail -c 9", "hexdump -C f", "hexdump f", "cat -n f g",
        "cmp f g", "cmp -l f g", "grep a f", "grep -v a f", "grep -c '^' f", "grep -n 'a.*b' f", "grep -E '(a|b)+ ' f", "grep -iw ab f",
        "grep -o '[ab]*' f", "grep -x 'a.*' f", "sha256sum f g", "xargs < g", "xargs -n 2 < g", "xargs -n 3 echo - < g", "head -n 2 f g",
    ];

    [HostShellFact]
    public void Commands_on_random_text_give_what_the_tools_of_the_host_give()
    {
        Random random = new(Seed);
        for (int round = 0; round < 8; round++)
        {
            Dictionary<string, byte[]> files = new()
            {
                ["f"] = Encoding.Latin1.GetBytes(RandomText(random, "abAB 01-.:\t")),
                ["g"] = Encoding.Latin1.GetBytes(RandomText(random, "abc012 ")),
            };

            // One run of the host's shell for all commands: starting processes is what takes time.
            string text = "for i in 1; do " + string.Join("; echo \"[$?]\"; ", _commands) + "; done";
            (string expected, string _, int status) = HostShell.Run(text, files);
            ShellRun run = ShellRun.Of(text, files);
            Assert.True(expected == run.Output, $"seed {Seed}, round {round}:\n{FirstDifference(expected, run.Output)}\n{Encoding.Latin1.GetString(files["f"])}");
            Assert.Equal(status, run.Status);
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        int place = 0;
        while (place < Math.Min(expected.Length, actual.Length) && expected[place] == actual[place])
        {
            place++;
        }

        int command = expected[..place].Split("]\n").Length - 1;
        return $"{_commands[Math.Min(command, _commands.Length - 1)]}\n{expected[place..Math.Min(place + 80, expected.Length)]}\n-- instead of it:\n{actual[place..Math.Min(place + 80, actual.Length)]}";
    }

    private static string RandomText(Random random, string alphabet)
    {
        StringBuilder text = new();
        for (int line = random.Next(1, 25); line > 0; line--)
        {
            for (int i = random.Next(9); i > 0; i--)
            {
                text.Append(alphabet[random.Next(alphabet.Length)]);
            }

            text.Append(line == 1 && random.Next(2) == 0 ? "" : "\n");
        }

        return text.ToString();
    }
}
