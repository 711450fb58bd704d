using System;
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
        IFormattable number => Clean(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Clean(value.ToString() ?? "null"),
    };

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
