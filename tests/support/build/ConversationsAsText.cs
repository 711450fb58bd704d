using System.Runtime.CompilerServices;

namespace Micro.Testing;

/// <summary>Part of every project of tests that imports Micro.Testing.props.</summary>
internal static class ConversationsAsText
{
    // Here and not in the library: what holds for all comparisons has to be said before the first of them.
    [ModuleInitializer]
    internal static void Initialize() => Conversation.TreatAsString();
}
