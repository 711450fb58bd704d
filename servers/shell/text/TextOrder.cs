namespace Micro.Servers.Shell.Text;

/// <summary>The strings of a list by their bytes, as the C locale orders them.</summary>
public readonly struct TextOrder(TextList list) : IOrder
{
    private readonly TextList _list = list;

    public int Compare(int left, int right) => Bytes.Compare(_list[left], _list[right]);
}
