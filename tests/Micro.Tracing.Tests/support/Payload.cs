using System;
using System.Text;
using Micro.MessagePack;

namespace Micro.Tracing.Tests.Support;

/// <summary>Payloads of requests and replies.</summary>
internal static class Payload
{
    /// <summary>[number, values…]: integers, Booleans, text, binary, and arrays of them.</summary>
    public static byte[] Of(byte number, params object[] values)
    {
        byte[] buffer = new byte[4096];
        MessageWriter writer = new(buffer);
        writer.WriteArrayHeader(values.Length + 1);
        writer.WriteUnsigned(number);
        foreach (object value in values)
        {
            Write(ref writer, value);
        }

        return writer.Written.ToArray();
    }

    /// <summary>Values that travel as one.</summary>
    public static object Record(params object[] fields) => fields;

    private static void Write(ref MessageWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case string text:
                writer.WriteText(Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                writer.WriteBinary(bytes);
                break;
            case object[] fields:
                writer.WriteArrayHeader(fields.Length);
                foreach (object field in fields)
                {
                    Write(ref writer, field);
                }

                break;
            default:
                writer.WriteSigned(Convert.ToInt64(value));
                break;
        }
    }
}
