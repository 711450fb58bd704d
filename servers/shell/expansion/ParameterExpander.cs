using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>The forms of `${…}`: NAME, #NAME, and NAME with -, :-, =, :=, + or :+ and a word.</summary>
public static class ParameterExpander
{
    /// <summary>Bytes of the parameter's name at the front of the text; 0 if there is none.</summary>
    public static int NameLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (Bytes.IsDigit(text[0]) || text[0] is (byte)'?' or (byte)'#' or (byte)'$' or (byte)'!' or (byte)'@' or (byte)'*')
        {
            return 1;
        }

        int length = 0;
        while (length < text.Length && Bytes.IsNameByte(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>Expands what stands between the braces, to a value or to a word that the caller expands.</summary>
    public static ParameterForm Expand(
        ExpansionContext context, ReadOnlySpan<byte> inner, ByteBuffer value, out ReadOnlySpan<byte> word)
    {
        word = default;
        if (inner.Length > 1 && inner[0] == (byte)'#')
        {
            return ExpandLength(context, inner.Slice(1), value);
        }

        int length = NameLengthInBraces(inner);
        if (length == 0)
        {
            return ParameterForm.Bad;
        }

        ReadOnlySpan<byte> name = inner.Slice(0, length);
        ReadOnlySpan<byte> rest = inner.Slice(length);
        bool isSet = context.Parameters.TryAppend(name, value);
        if (rest.IsEmpty)
        {
            return ParameterForm.Value;
        }

        bool colon = rest[0] == (byte)':' && rest.Length > 1;
        isSet = isSet && (!colon || value.Length > 0);
        word = rest.Slice(colon ? 2 : 1);
        switch (rest[colon ? 1 : 0])
        {
            case (byte)'-':
                return isSet ? ParameterForm.Value : ParameterForm.Word;
            case (byte)'+':
                value.Clear();
                return isSet ? ParameterForm.Word : ParameterForm.Value;
            case (byte)'=' when Bytes.IsName(name):
                return isSet ? ParameterForm.Value : Assign(context, name, word, value);
            default:
                return ParameterForm.Bad;
        }
    }

    private static ParameterForm ExpandLength(ExpansionContext context, ReadOnlySpan<byte> name, ByteBuffer value)
    {
        if (NameLengthInBraces(name) != name.Length)
        {
            return ParameterForm.Bad;
        }

        _ = context.Parameters.TryAppend(name, value);
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        int length = Number.Format((ulong)value.Length, 10, digits);
        value.Clear();
        value.Append(digits.Slice(0, length));
        return ParameterForm.Value;
    }

    private static ParameterForm Assign(
        ExpansionContext context, ReadOnlySpan<byte> name, ReadOnlySpan<byte> word, ByteBuffer value)
    {
        value.Clear();
        new WordExpander(context).ExpandText(word, value);
        return context.Parameters.Variables.Set(name, value.Bytes) ? ParameterForm.Value : ParameterForm.Bad;
    }

    private static int NameLengthInBraces(ReadOnlySpan<byte> text)
    {
        int digits = 0;
        while (digits < text.Length && Bytes.IsDigit(text[digits]))
        {
            digits++;
        }

        return digits > 0 ? digits : NameLength(text);
    }
}
