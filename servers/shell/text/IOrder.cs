namespace Micro.Servers.Shell.Text;

/// <summary>An order of things that are known by number.</summary>
public interface IOrder
{
    /// <summary>Below 0: left comes first; above 0: right; 0: equal.</summary>
    int Compare(int left, int right);
}
