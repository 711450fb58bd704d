using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Micro.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micro.Ipc.Tests.Generator;

/// <summary>One run of the generator over source text.</summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !p.EndsWith("Micro.Ipc.Tests.dll", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public GeneratorRun(params string[] sources)
        : this([], sources)
    {
    }

    /// <param name="files">The additional files of the project.</param>
    /// <param name="sources">Its source texts.</param>
    public GeneratorRun(ImmutableArray<AdditionalText> files, params string[] sources)
    {
        Compilation = Compile(sources);
        Driver = CSharpGeneratorDriver.Create(
            [new ProtocolGenerator().AsSourceGenerator()],
            files,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Diagnostics = diagnostics;
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>A project of source texts, without what is generated for it.</summary>
    /// <param name="sources">The texts; their documentation comments are read too.</param>
    /// <param name="except">A library that it does not refer to, because its sources are among the texts.</param>
    public static CSharpCompilation Compile(string[] sources, string except = "Micro.Ipc.Tests.dll") => CSharpCompilation.Create(
        "Sample",
        sources.Select((text, index) => CSharpSyntaxTree.ParseText(
            text, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse), path: $"Source{index}.cs")),
        _references.Where(r => Path.GetFileName(r.Display) != except),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public GeneratorDriver Driver { get; }

    /// <summary>The sources with what was generated for them.</summary>
    public Compilation Output { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The text of one generated file.</summary>
    public string File(string name) => Driver.GetRunResult().Results[0].GeneratedSources.Single(s => s.HintName == name).SourceText.ToString();
}
