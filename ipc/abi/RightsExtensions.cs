namespace Micro.Abi;

/// <summary>Set arithmetic over <see cref="Rights"/>.</summary>
public static class RightsExtensions
{
    public static bool Includes(this Rights rights, Rights needed) => (rights & needed) == needed;
}
