using System;
using Micro.MessagePack;
using Xunit;

namespace Micro.Ipc.Tests.MessagePack;

/// <summary>What a reader refuses, and that it stays refused.</summary>
public sealed class MessageReaderTests
{
    [Theory]
    [InlineData("DD-FF-FF-FF-FF-00")] // array32 of 4 billion elements
    [InlineData("DC-00-03-00-00")]
    [InlineData("93-00-00")]
    public void An_array_longer_than_the_message_is_refused_at_its_head(string hex)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex), strict: false);
        Assert.Equal(0, reader.ReadArrayHeader());
        Assert.Equal(DecodeError.Truncated, reader.Error);
    }

    [Theory]
    [InlineData("DF-FF-FF-FF-FF-00-00")]
    [InlineData("DE-80-00-00-00")]
    [InlineData("82-00-00-00")]
    public void A_map_longer_than_the_message_is_refused_at_its_head(string hex)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex), strict: false);
        Assert.Equal(0, reader.ReadMapHeader());
        Assert.Equal(DecodeError.Truncated, reader.Error);
    }

    [Theory]
    [InlineData("C6-FF-FF-FF-FF-00")]
    [InlineData("C6-7F-FF-FF-FF-00")]
    [InlineData("C4-02-00")]
    public void Binary_longer_than_the_message_is_refused(string hex)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex), strict: false);
        Assert.True(reader.ReadBinary(int.MaxValue).IsEmpty);
        Assert.NotEqual(DecodeError.None, reader.Error);
    }

    [Fact]
    public void Text_longer_than_the_caller_accepts_is_too_long()
    {
        MessageReader reader = new(SuiteCase.Bytes("A3-65-74-63"));
        Assert.True(reader.ReadText(maxBytes: 2).IsEmpty);
        Assert.Equal(DecodeError.TooLong, reader.Error);
    }

    [Theory]
    [InlineData("CC-FF", byte.MaxValue, true)]
    [InlineData("CD-01-00", byte.MaxValue, false)]
    [InlineData("FF", byte.MaxValue, false)] // -1
    [InlineData("CF-FF-FF-FF-FF-FF-FF-FF-FF", ulong.MaxValue, true)]
    public void An_unsigned_number_must_fit_its_type(string hex, ulong max, bool fits)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex));
        _ = reader.ReadUnsigned(max);
        Assert.Equal(fits ? DecodeError.None : DecodeError.OutOfRange, reader.Finish());
    }

    [Theory]
    [InlineData("D0-80", sbyte.MinValue, sbyte.MaxValue, true)]
    [InlineData("D1-FF-7F", sbyte.MinValue, sbyte.MaxValue, false)] // -129
    [InlineData("CC-80", sbyte.MinValue, sbyte.MaxValue, false)] // 128
    [InlineData("CF-80-00-00-00-00-00-00-00", long.MinValue, long.MaxValue, false)] // 2^63
    [InlineData("D3-80-00-00-00-00-00-00-00", long.MinValue, long.MaxValue, true)]
    public void A_signed_number_must_fit_its_type(string hex, long min, long max, bool fits)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex));
        _ = reader.ReadSigned(min, max);
        Assert.Equal(fits ? DecodeError.None : DecodeError.OutOfRange, reader.Finish());
    }

    [Fact]
    public void A_value_of_each_kind_is_refused_by_the_readers_of_all_others()
    {
        string[] values = ["C0", "C3", "05", "CA-3F-00-00-00", "A1-61", "C4-01-61", "91-00", "81-00-00", "D4-05-00"];
        for (int value = 0; value < values.Length; value++)
        {
            for (int kind = 0; kind < values.Length; kind++)
            {
                MessageReader reader = new(SuiteCase.Bytes(values[value]));
                ReadKind(ref reader, kind);
                Assert.Equal(value == kind ? DecodeError.None : DecodeError.WrongType, reader.Error);
            }
        }
    }

    [Fact]
    public void The_code_that_is_never_used_is_no_value()
    {
        MessageReader reader = new([MessagePackCode.NeverUsed]);
        _ = reader.ReadRaw(maxDepth: 1);
        Assert.Equal(DecodeError.WrongType, reader.Error);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(8, 8, true)]
    [InlineData(9, 8, false)]
    [InlineData(32, 32, true)]
    [InlineData(33, int.MaxValue, false)]
    [InlineData(100_000, int.MaxValue, false)]
    public void Nesting_ends_where_the_caller_says_and_never_recurses(int depth, int maxDepth, bool accepted)
    {
        byte[] nested = new byte[depth + 1];
        nested.AsSpan(0, depth).Fill(0x91);
        MessageReader reader = new(nested);
        _ = reader.ReadRaw(maxDepth);
        Assert.Equal(accepted ? DecodeError.None : DecodeError.TooDeep, reader.Finish());
    }

    [Fact]
    public void After_an_error_every_read_gives_nothing_and_the_first_error_stays()
    {
        MessageReader reader = new(SuiteCase.Bytes("C0-05-A1-61-91-00"));
        Assert.Equal(0u, reader.ReadUInt32());
        for (int kind = 0; kind < 9; kind++)
        {
            ReadKind(ref reader, kind);
        }

        Assert.Equal(0, reader.ReadArrayHeader());
        Assert.True(reader.ReadText(100).IsEmpty);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(DecodeError.WrongType, reader.Finish());
    }

    [Theory]
    [InlineData("92-07-05", 7, DecodeError.None)]
    [InlineData("91-07", 0, DecodeError.WrongCount)]
    [InlineData("93-07-05-05", 0, DecodeError.WrongCount)]
    [InlineData("92", 0, DecodeError.Truncated)]
    [InlineData("", 0, DecodeError.Truncated)]
    [InlineData("92-CC-80", 0, DecodeError.WrongCount)]
    public void An_envelope_has_a_small_number_and_the_elements_asked_for(string hex, byte number, DecodeError error)
    {
        MessageReader reader = new(SuiteCase.Bytes(hex));
        Assert.Equal(number, reader.ReadEnvelope(elements: 1));
        Assert.Equal(error, reader.Error);
    }

    [Fact]
    public void A_timestamp_with_a_full_second_of_nanoseconds_is_out_of_range()
    {
        MessageReader reader = new(SuiteCase.Bytes("C7-0C-FF-3B-9A-CA-00-00-00-00-00-00-00-00-00"), strict: false);
        _ = reader.ReadTimestamp();
        Assert.Equal(DecodeError.OutOfRange, reader.Error);
    }

    [Fact]
    public void An_extension_of_another_type_is_no_timestamp()
    {
        MessageReader reader = new(SuiteCase.Bytes("D6-01-00-00-00-00"));
        _ = reader.ReadTimestamp();
        Assert.Equal(DecodeError.WrongType, reader.Error);
    }

    private static void ReadKind(ref MessageReader reader, int kind)
    {
        switch (kind)
        {
            case 0: reader.ReadNil(); break;
            case 1: _ = reader.ReadBoolean(); break;
            case 2: _ = reader.ReadInt32(); break;
            case 3: _ = reader.ReadDouble(); break;
            case 4: _ = reader.ReadText(100); break;
            case 5: _ = reader.ReadBinary(100); break;
            case 6: _ = reader.ReadArrayHeader(); break;
            case 7: _ = reader.ReadMapHeader(); break;
            default: _ = reader.ReadExtension(100, out _); break;
        }
    }
}
