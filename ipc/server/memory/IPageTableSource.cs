namespace Micro.Server;

/// <summary>Where the frames for an address space's page tables come from.</summary>
public interface IPageTableSource
{
    /// <summary>Gives the address space one more frame; false: there is none.</summary>
    bool TryGivePageTable();
}
