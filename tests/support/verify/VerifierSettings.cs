using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace VerifyTests;

/// <summary>What holds for all comparisons of a process. To be set from a module initializer, before the first of them.</summary>
public static class VerifierSettings
{
    private static readonly ConcurrentDictionary<Type, Func<object, AsStringResult>> _texts = new();
    private static readonly ConcurrentDictionary<Type, Func<object, string>> _names = new();

    /// <summary>Values of this type are compared as text.</summary>
    /// <param name="toString">How they are written; null: by ToString.</param>
    public static void TreatAsString<T>(AsString<T>? toString = null)
        where T : notnull
    {
        Dictionary<string, object> none = [];
        _texts[typeof(T)] = value => toString is null ? new AsStringResult(value.ToString() ?? "") : toString((T)value, none);
    }

    /// <summary>Says how parameters of this type appear in the names of files.</summary>
    public static void NameForParameter<T>(ParameterToName<T> func) => _names[typeof(T)] = value => func((T)value!);

    internal static AsStringResult? TextOf(object value) =>
        _texts.TryGetValue(value.GetType(), out Func<object, AsStringResult>? text) ? text(value) : default(AsStringResult?);

    internal static string? NameOf(object value) => _names.TryGetValue(value.GetType(), out Func<object, string>? name) ? name(value) : null;
}
