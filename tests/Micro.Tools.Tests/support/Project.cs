using System;
using System.IO;

namespace Micro.Tools.Tests.Support;

/// <summary>The project under test itself.</summary>
internal static class Project
{
    public static string Root { get; } = Repository.Find(AppContext.BaseDirectory).Root;

    public static string PathOf(string relative) => Path.Combine(Root, relative);
}
