using System;

namespace Micro.Tests.Features;

/// <summary>Everything there is to see, in one text.</summary>
public static class FeatureReport
{
    public static int Write(Span<byte> buffer)
    {
        Report report = new(buffer);
        ObjectFeatures.Write(ref report);
        GenericFeatures.Write(ref report);
        DelegateFeatures.Write(ref report);
        StaticFeatures.Write(ref report);
        ArrayFeatures.Write(ref report);
        SpanFeatures.Write(ref report);
        TextFeatures.Write(ref report);
        NumberFeatures.Write(ref report);
        CollectionFeatures.Write(ref report);
        InitializerFeatures.Write(ref report);
        MemoryFeatures.Write(ref report);
        return report.Length;
    }
}
