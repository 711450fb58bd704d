namespace Internal.Runtime.CompilerHelpers;

// ilc looks the class up; what it would call in a hosted program is done by runtime/<cpu>/Start.S and Micro.Runtime.
internal static class StartupCodeHelpers
{
}
