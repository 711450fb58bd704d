using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Micro.Runtime.Tests;

public sealed class FailFastReasonTests
{
    [Fact]
    public void The_core_librarys_reasons_are_the_published_ones()
    {
        using PEReader image = new(File.OpenRead(Places.CoreLib));
        MetadataReader reader = image.GetMetadataReader();
        TypeDefinition type = reader.TypeDefinitions
            .Select(reader.GetTypeDefinition)
            .Single(type => reader.GetString(type.Name) == nameof(FailFastReason));
        string[] actual = [.. type.GetFields()
            .Select(reader.GetFieldDefinition)
            .Where(field => !field.GetDefaultValue().IsNil)
            .Select(field => $"{reader.GetString(field.Name)} = {reader.GetBlobReader(reader.GetConstant(field.GetDefaultValue()).Value).ReadInt32()}")];

        Assert.Equal(Enum.GetValues<FailFastReason>().Select(reason => $"{reason} = {(int)reason}"), actual);
    }
}
