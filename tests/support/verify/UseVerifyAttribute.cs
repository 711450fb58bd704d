using System;
using System.Reflection;
using System.Threading;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>On a test assembly: tells <see cref="Verifier"/> which test is running. Micro.Testing.props puts it there.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> _test = new();

    /// <summary>The method of the running test.</summary>
    internal static MethodInfo Test => _test.Value
        ?? throw new InvalidOperationException("No test is running, or its project lacks the attribute that Micro.Testing.props gives it.");

    public override void Before(MethodInfo methodUnderTest) => _test.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => _test.Value = null;
}
