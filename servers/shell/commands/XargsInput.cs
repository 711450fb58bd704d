using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Takes the input of `xargs` apart.</summary>
public sealed class XargsInput(InputReader reader, XargsSeparator separator)
{
    private readonly InputReader _reader = reader;
    private readonly XargsSeparator _separator = separator;

    /// <summary>The input ended, or a line did, within quotes.</summary>
    public bool HasOpenQuote { get; private set; }

    /// <summary>Appends the next item; false when there is none.</summary>
    public bool TryRead(ByteBuffer item)
    {
        if (_separator == XargsSeparator.Zeros)
        {
            bool read = _reader.TryReadLine(item, terminator: 0);
            item.Truncate(read && item.Length > 0 && item[item.Length - 1] == 0 ? item.Length - 1 : item.Length);
            return read;
        }

        byte value;
        do
        {
            if (!_reader.TryReadByte(out value))
            {
                return false;
            }
        }
        while (Bytes.IsBlank(value) || value == (byte)'\n');

        return TryReadFrom(value, item);
    }

    private bool TryReadFrom(byte value, ByteBuffer item)
    {
        int quote = 0;
        bool more = true;
        while (more)
        {
            if (quote != 0)
            {
                if (value == (byte)'\n')
                {
                    break;
                }

                if (value == quote)
                {
                    quote = 0;
                }
                else
                {
                    item.Append(value);
                }
            }
            else if (IsSeparator(value))
            {
                return true;
            }
            else if (value is (byte)'\'' or (byte)'"')
            {
                quote = value;
            }
            else if (value != (byte)'\\' || _reader.TryReadByte(out value))
            {
                item.Append(value);
            }

            more = _reader.TryReadByte(out value);
        }

        HasOpenQuote = quote != 0;
        return !HasOpenQuote;
    }

    private bool IsSeparator(byte value) =>
        value == (byte)'\n' || (_separator == XargsSeparator.Blanks && Bytes.IsBlank(value));
}
