using Micro.Server;

namespace Micro.Loader;

/// <summary>No more page tables than were given at the start.</summary>
public readonly struct NoPageTables : IPageTableSource
{
    public bool TryGivePageTable() => false;
}
