using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The order in which `ls` shows entries.</summary>
public readonly struct ListOrder(TextList names, ValueBuffer<FileStatus> statuses, ListOptions options) : IOrder
{
    private readonly TextList _names = names;
    private readonly ValueBuffer<FileStatus> _statuses = statuses;
    private readonly ListOptions _options = options;

    public int Compare(int left, int right)
    {
        int order = 0;
        if (_options.SortsByTime)
        {
            // The newest first.
            order = _statuses[right].Modified.CompareTo(_statuses[left].Modified);
        }
        else if (_options.SortsBySize)
        {
            order = _statuses[right].Size.CompareTo(_statuses[left].Size);
        }

        order = order != 0 ? order : Bytes.Compare(_names[left], _names[right]);
        return _options.IsReversed ? -order : order;
    }
}
