using System;
using System.Linq;
using System.Text;

namespace Micro.Tracing;

/// <summary>A recorded conversation as the source of a test: the same requests, held by the player, against one verified file.</summary>
public static class ConversationTest
{
    /// <summary>The C# of a test class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="plan">What is said.</param>
    public static string Of(string name, ReplayPlan plan)
    {
        StringBuilder lines = new();
        foreach (ReplayStep step in plan.Steps)
        {
            lines.Append("            ").Append(step.IsPlayed ? step.Line : $"# not sent: {step.Obstacle}").Append('\n');
        }

        return $$"""""
            using System.Threading.Tasks;
            using Micro.Testing;
            using Xunit;
            using static VerifyXunit.Verifier;

            /// <summary>{{plan.Server}} answers what it was asked in a recording.</summary>
            public sealed class {{name}}
            {
                [Fact]
                public async Task {{Capitalised(plan.Server)}}_answers_as_recorded()
                {
                    Session session = new(
                        """
            {{lines}}            """)
                    {
                        Image = "player",
                    };

                    Conversation conversation = await Conversation.Record(session);

                    await Verify(conversation.AtBoundaryOf("{{plan.Server}}"));
                }
            }

            """"".ReplaceLineEndings("\n");
    }

    /// <summary>The text is a name that C# takes for a class.</summary>
    public static bool IsName(string text) =>
        text.Length != 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Capitalised(string server) =>
        string.Concat(server[..1].ToUpperInvariant(), server.AsSpan(1)).Replace('-', '_');
}
