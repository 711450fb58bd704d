using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micro.Ipc.Tests.Generator;

/// <summary>A released schema, as the project hands it to the compiler.</summary>
internal sealed class ReleasedText(string text) : AdditionalText
{
    public override string Path => "Thing.schema.txt";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
