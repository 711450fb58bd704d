using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Micro.Tools.Testing;

/// <summary>Reads the results that dotnet test writes in Visual Studio's TRX form.</summary>
internal static class TestResultFile
{
    private static readonly XNamespace _format = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static SuiteResult Read(string file) =>
        Read(file, document => Read(document, Path.GetFileNameWithoutExtension(file)));

    /// <summary>The tests that did not run, with the reasons that their authors gave.</summary>
    public static IReadOnlyList<SkippedTest> ReadSkipped(string file) => Read(file, document => (IReadOnlyList<SkippedTest>)
    [
        .. document.Descendants(_format + "UnitTestResult")
            .Where(result => result.Attribute("outcome")?.Value == "NotExecuted")
            .Select(result => new SkippedTest(
                result.Attribute("testName")?.Value ?? "?",
                Say.OneLine(result.Element(_format + "Output")?.Value ?? "no reason given"))),
    ]);

    private static T Read<T>(string file, Func<XDocument, T> read)
    {
        try
        {
            return read(XDocument.Load(file));
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw ToolException.Failed($"cannot read the test results in '{file}': {exception.Message}", exception);
        }
    }

    private static SuiteResult Read(XDocument document, string fallbackName)
    {
        XElement? counters = document.Descendants(_format + "Counters").FirstOrDefault();
        int total = Count(counters, "total");
        int passed = Count(counters, "passed");
        int failed = Count(counters, "failed") + Count(counters, "error") + Count(counters, "timeout");
        string? storage = document.Descendants(_format + "UnitTest").FirstOrDefault()?.Attribute("storage")?.Value;
        XElement? times = document.Descendants(_format + "Times").FirstOrDefault();
        return new SuiteResult(
            storage is null ? fallbackName : Path.GetFileNameWithoutExtension(storage),
            passed,
            failed,
            // The format has a counter for skipped tests, but VSTest leaves it at zero.
            total - passed - failed,
            Time(times, "finish") - Time(times, "start"));
    }

    private static int Count(XElement? counters, string name) =>
        int.Parse(counters?.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(XElement? times, string name) =>
        DateTimeOffset.Parse(times?.Attribute(name)?.Value ?? "2000-01-01", CultureInfo.InvariantCulture);
}
