namespace VerifyTests;

/// <summary>Writes a parameter as a part of a file's name.</summary>
public delegate string ParameterToName<in T>(T parameter);
