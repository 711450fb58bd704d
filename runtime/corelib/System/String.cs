using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime;

namespace System;

/// <summary>An immutable sequence of UTF-16 code units. Literals are part of the image.</summary>
public sealed unsafe class String : IComparable, IComparable<string?>, IEquatable<string?>
{
    public static readonly string Empty = "";

    // The layout is ilc's, which writes literals: length, code units, one zero.
    private readonly int _stringLength;
    private char _firstChar;

    // ilc turns a constructor into a call of the static Ctor with the same parameters.
    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char c, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[]? value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(char[] value, int startIndex, int length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern String(ReadOnlySpan<char> value);

    public int Length
    {
        [Intrinsic]
        get => _stringLength;
    }

    [System.Runtime.CompilerServices.IndexerName("Chars")]
    public char this[int index]
    {
        [Intrinsic]
        get
        {
            if ((uint)index >= (uint)_stringLength)
            {
                ThrowHelpers.IndexOutOfRange();
            }

            return Unsafe.Add(ref _firstChar, (nint)(uint)index);
        }
    }

    internal ref char FirstChar => ref _firstChar;

    public static implicit operator ReadOnlySpan<char>(string? value) => value.AsSpan();

    public static bool operator ==(string? a, string? b) => Equals(a, b);

    public static bool operator !=(string? a, string? b) => !Equals(a, b);

    public static bool Equals(string? a, string? b)
    {
        if ((object?)a == b)
        {
            return true;
        }

        return a is not null && b is not null && a.AsSpan().SequenceEqual(b.AsSpan());
    }

    public static bool IsNullOrEmpty([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] string? value) => value is null || value.Length == 0;

    public static int CompareOrdinal(string? strA, string? strB)
    {
        if (strA is null)
        {
            return strB is null ? 0 : -1;
        }

        return strB is null ? 1 : strA.AsSpan().SequenceCompareTo(strB.AsSpan());
    }

    public static string Concat(string? str0, string? str1) => Concat(str0.AsSpan(), str1.AsSpan());

    public static string Concat(string? str0, string? str1, string? str2) => Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan());

    public static string Concat(string? str0, string? str1, string? str2, string? str3) =>
        Concat(str0.AsSpan(), str1.AsSpan(), str2.AsSpan(), str3.AsSpan());

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1) => Concat(str0, str1, default, default);

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2) => Concat(str0, str1, str2, default);

    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2, ReadOnlySpan<char> str3)
    {
        string result = Allocate(checked(str0.Length + str1.Length + str2.Length + str3.Length));
        Span<char> rest = new(ref result._firstChar, result.Length);
        str0.CopyTo(rest);
        rest = rest.Slice(str0.Length);
        str1.CopyTo(rest);
        rest = rest.Slice(str1.Length);
        str2.CopyTo(rest);
        str3.CopyTo(rest.Slice(str2.Length));
        return result;
    }

    // By code units. .NET looks at the culture, which here and in every test is the invariant one; ASCII orders differ there in case only.
    public int CompareTo(string? strB) => CompareOrdinal(this, strB);

    public int CompareTo(object? value) => value is string other ? CompareTo(other) : ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(string? value) => Equals(this, value);

    public override bool Equals(object? obj) => obj is string other && Equals(this, other);

    // FNV-1a over the code units: the same in every run.
    public override int GetHashCode()
    {
        uint hash = 2166136261;
        for (int index = 0; index < _stringLength; index++)
        {
            hash = (hash ^ Unsafe.Add(ref _firstChar, (nint)(uint)index)) * 16777619;
        }

        return (int)hash;
    }

    public override string ToString() => this;

    public ref readonly char GetPinnableReference() => ref _firstChar;

    public int IndexOf(char value) => this.AsSpan().IndexOf(value);

    public bool Contains(char value) => IndexOf(value) >= 0;

    public bool StartsWith(char value) => _stringLength != 0 && _firstChar == value;

    public bool EndsWith(char value) => this.AsSpan().EndsWith(value);

    public string Substring(int startIndex) => new(this.AsSpan(startIndex));

    public string Substring(int startIndex, int length) => new(this.AsSpan(startIndex, length));

    public void CopyTo(Span<char> destination) => this.AsSpan().CopyTo(destination);

    public bool TryCopyTo(Span<char> destination) => this.AsSpan().TryCopyTo(destination);

    public char[] ToCharArray() => this.AsSpan().ToArray();

    private static string Ctor(char c, int count)
    {
        if (count < 0)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        string result = Allocate(count);
        new Span<char>(ref result._firstChar, count).Fill(c);
        return result;
    }

    private static string Ctor(char[]? value) => Ctor(new ReadOnlySpan<char>(value));

    private static string Ctor(char[] value, int startIndex, int length) => Ctor(new ReadOnlySpan<char>(value, startIndex, length));

    private static string Ctor(ReadOnlySpan<char> value)
    {
        string result = Allocate(value.Length);
        value.CopyTo(new(ref result._firstChar, value.Length));
        return result;
    }

    // A string is allocated as an array of code units; the last zero is there because free memory is zero.
    private static string Allocate(int length) =>
        length == 0 ? Empty : Unsafe.As<string>(UserImports.NewArray(Empty.m_pEEType, length));
}
