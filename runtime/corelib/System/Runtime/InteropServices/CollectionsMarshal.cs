using System.Collections.Generic;

namespace System.Runtime.InteropServices;

/// <summary>Lists seen as spans.</summary>
public static class CollectionsMarshal
{
    public static Span<T> AsSpan<T>(List<T>? list) => list == null ? default : list.Items;

    public static void SetCount<T>(List<T> list, int count) => list.SetCount(count);
}
