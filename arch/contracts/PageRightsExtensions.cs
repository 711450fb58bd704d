namespace Micro.Arch.Contracts;

/// <summary>Set arithmetic over <see cref="PageRights"/>.</summary>
public static class PageRightsExtensions
{
    public static bool Includes(this PageRights rights, PageRights needed) => (rights & needed) == needed;
}
