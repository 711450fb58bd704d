using System;
using System.Security.Cryptography;
using System.Text;
using Micro.Protocols;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Matching;
using Micro.Servers.Shell.Text;
using Micro.Shell.Tests.Model;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>Patterns, regular expressions and hashes against .NET's own.</summary>
public sealed class MatchingTests
{
    private const int Seed = 20251121;

    [Fact]
    public void Extended_expressions_match_as_those_of_dotnet()
    {
        Random random = new(Seed);
        ModelSystem system = new(new ModelMachine(), new ProcessId(7));
        for (int round = 0; round < 3000; round++)
        {
            string pattern = RandomPattern(random, 3);
            Regex regex = new(system, ignoresCase: false);
            ReadOnlySpan<byte> error = regex.Add(Encoding.Latin1.GetBytes(pattern), RegexSyntax.Extended, wholeLine: false, wholeWord: false);
            Assert.True(error.IsEmpty, $"seed {Seed}, round {round}: {pattern}");
            regex.Complete();
            System.Text.RegularExpressions.Regex oracle = new(pattern, System.Text.RegularExpressions.RegexOptions.CultureInvariant);
            for (int i = 0; i < 10; i++)
            {
                string text = RandomText(random, 8);
                bool expected = oracle.IsMatch(text);
                bool actual = regex.Matches(Encoding.Latin1.GetBytes(text));
                Assert.True(expected == actual, $"seed {Seed}, round {round}: /{pattern}/ on '{text}' should be {expected}");
                Assert.Equal(expected, regex.Find(Encoding.Latin1.GetBytes(text), 0, out int start, out int _));
                Assert.True(!expected || start == oracle.Match(text).Index, $"seed {Seed}, round {round}: /{pattern}/ on '{text}'");
            }
        }
    }

    [Fact]
    public void An_expression_with_many_ways_takes_no_time()
    {
        ModelSystem system = new(new ModelMachine(), new ProcessId(7));
        Regex regex = new(system, ignoresCase: false);
        Assert.True(regex.Add("(a*)*b"u8, RegexSyntax.Extended, wholeLine: false, wholeWord: false).IsEmpty);
        regex.Complete();
        Assert.False(regex.Matches(Encoding.Latin1.GetBytes(new string('a', 5000))));
    }

    [Fact]
    public void Patterns_match_as_expressions_made_of_them()
    {
        Random random = new(Seed);
        for (int round = 0; round < 20000; round++)
        {
            StringBuilder pattern = new();
            StringBuilder expression = new("^");
            for (int i = random.Next(6); i >= 0; i--)
            {
                (string part, string meaning) = random.Next(7) switch
                {
                    0 => ("*", ".*"),
                    1 => ("?", "."),
                    2 => ("[ab]", "[ab]"),
                    3 => ("[!a-b]", "[^a-b]"),
                    4 => ("\\*", "\\*"),
                    _ => ("a", "a"),
                };
                pattern.Append(part);
                expression.Append(meaning);
            }

            string text = RandomText(random, 6).Replace('c', '*');
            bool expected = System.Text.RegularExpressions.Regex.IsMatch(text, expression + "$");
            bool actual = PatternMatcher.Matches(Encoding.Latin1.GetBytes(pattern.ToString()), Encoding.Latin1.GetBytes(text));
            Assert.True(expected == actual, $"seed {Seed}, round {round}: {pattern} on '{text}' should be {expected}");
        }
    }

    [Fact]
    public void Hashes_are_those_of_dotnet_however_the_text_is_cut()
    {
        Random random = new(Seed);
        Sha256 sha = new();
        byte[] hash = new byte[Sha256.HashSize];
        for (int length = 0; length < 400; length++)
        {
            byte[] text = new byte[length];
            random.NextBytes(text);
            sha.Reset();
            for (int start = 0; start < length;)
            {
                int count = Math.Min(1 + random.Next(100), length - start);
                sha.Append(text.AsSpan(start, count));
                start += count;
            }

            sha.Finish(hash);
            Assert.Equal(SHA256.HashData(text), hash);
        }
    }

    [Fact]
    public void Dates_are_those_of_dotnet()
    {
        Random random = new(Seed);
        for (int round = 0; round < 20000; round++)
        {
            long seconds = random.NextInt64(-6_000_000_000, 9_000_000_000);
            DateTime expected = DateTime.UnixEpoch.AddSeconds(seconds);
            Calendar actual = new(seconds * Calendar.NanosecondsPerSecond);
            Assert.Equal(
                (expected.Year, expected.Month, expected.Day, expected.DayOfYear, (int)expected.DayOfWeek, expected.Hour, expected.Minute, expected.Second),
                ((int)actual.Year, actual.Month, actual.Day, actual.DayOfYear, actual.Weekday, actual.Hour, actual.Minute, actual.Second));
        }
    }

    private static string RandomText(Random random, int longest)
    {
        StringBuilder text = new();
        for (int i = random.Next(longest + 1); i > 0; i--)
        {
            text.Append("abc"[random.Next(3)]);
        }

        return text.ToString();
    }

    private static string RandomPattern(Random random, int depth)
    {
        StringBuilder pattern = new();
        for (int i = random.Next(4); i >= 0; i--)
        {
            string atom = random.Next(depth > 0 ? 8 : 6) switch
            {
                0 => ".",
                1 => "[ab]",
                2 => "[^a]",
                3 => "c",
                6 => "(" + RandomPattern(random, depth - 1) + ")",
                7 => "(" + RandomPattern(random, depth - 1) + "|" + RandomPattern(random, depth - 1) + ")",
                _ => "ab"[random.Next(2)].ToString(),
            };
            pattern.Append(atom).Append(random.Next(10) switch
            {
                0 => "*",
                1 => "+",
                2 => "?",
                3 => "{1,2}",
                4 => "{2}",
                5 => "{0,}",
                _ => "",
            });
        }

        return (random.Next(8) == 0 ? "^" : "") + pattern + (random.Next(8) == 0 ? "$" : "");
    }
}
