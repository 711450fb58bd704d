using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using VerifyXunit;

namespace VerifyTests;

/// <summary>The path of a snapshot's file up to <c>.verified</c>: <c>{Directory}/{Type}.{Method}_{parameters}</c>.</summary>
internal static class SnapshotName
{
    private const string Forbidden = "\"\\<>|:*?/#";

    public static string Of(VerifySettings settings, string sourceFile)
    {
        string folder = Path.Combine(Path.GetDirectoryName(sourceFile) ?? "", settings.Directory ?? "");
        return Path.Combine(folder, settings.FileName ?? OfTest(settings, UseVerifyAttribute.Test));
    }

    private static string OfTest(VerifySettings settings, MethodInfo test) =>
        $"{settings.TypeName ?? WithParents(test.ReflectedType!)}.{settings.MethodName ?? test.Name}{Parameters(settings, test)}";

    // A nested class is named after those around it.
    private static string WithParents(Type type) => type.DeclaringType is Type outer ? $"{WithParents(outer)}.{type.Name}" : type.Name;

    private static string Parameters(VerifySettings settings, MethodInfo test)
    {
        if (settings.ParametersText is not null)
        {
            return "_" + settings.ParametersText;
        }

        object?[] values = settings.Parameters ?? [];
        ParameterInfo[] parameters = test.GetParameters();
        if (values.Length > parameters.Length)
        {
            throw new InvalidOperationException(
                $"The number of passed in parameters ({values.Length}) must not exceed the number of parameters for the method ({parameters.Length}).");
        }

        IEnumerable<string> parts = parameters.Zip(values, (parameter, value) => $"_{parameter.Name}={Text(value)}");
        return string.Concat(parts);
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => Clean(text),
        _ when VerifierSettings.NameOf(value) is string name => name,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("h-mm-tt", CultureInfo.InvariantCulture),
        IDictionary or DateTime or DateTimeOffset => throw new NotSupportedException(
            $"A parameter of {value.GetType()} has no name here: say which by VerifierSettings.NameForParameter, or build with -p:VerifyPackage=true."),
        IEnumerable list => List(list, isInner: false),
        IFormattable number => Clean(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Clean(value.ToString() ?? "null"),
    };

    // Lists inside of lists have brackets, and so has an empty one.
    private static string List(IEnumerable list, bool isInner)
    {
        string[] items = [.. list.Cast<object?>().Select(item => item is IEnumerable inner and not string ? List(inner, isInner: true) : Text(item))];
        string joined = string.Join(',', items);
        return isInner || items.Length == 0 ? $"[{joined}]" : joined;
    }

    private static string Clean(string text)
    {
        StringBuilder clean = new(text);
        for (int index = 0; index < clean.Length; index++)
        {
            if (clean[index] < ' ' || Forbidden.Contains(clean[index], StringComparison.Ordinal))
            {
                clean[index] = '-';
            }
        }

        return clean.ToString();
    }
}
