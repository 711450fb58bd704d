namespace VerifyTests;

/// <summary>Where a scrubber comes among those that are there already.</summary>
public enum ScrubberLocation
{
    First,
    Last,
}
