using System.Collections.Generic;

namespace VerifyTests;

/// <summary>Writes a value as the text of its snapshot.</summary>
/// <param name="target">The value.</param>
/// <param name="context">Here always empty.</param>
public delegate AsStringResult AsString<in T>(T target, IReadOnlyDictionary<string, object> context)
    where T : notnull;
