using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Manifests;

namespace Micro.Tools.Archives;

/// <summary>Compiles a manifest to the records that <see cref="ManifestFormat"/> describes.</summary>
internal static class ManifestTable
{
    public static byte[] Build(ImageManifest manifest)
    {
        List<ManifestEntry> entries = [.. manifest.Entries];
        byte[] table = new byte[ManifestFormat.HeaderSize + (entries.Count * ManifestFormat.RecordSize)];
        BinaryPrimitives.WriteUInt32LittleEndian(table, ManifestFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(ManifestFormat.CountOffset), (uint)entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            Span<byte> record = table.AsSpan(
                ManifestFormat.HeaderSize + (i * ManifestFormat.RecordSize),
                ManifestFormat.RecordSize);
            WriteRecord(record, entries[i]);
            IEnumerable<int> calls = entries[i].Calls.Select(
                callee => entries.FindIndex(other => other.Name.Text == callee.Text));
            int place = ManifestFormat.CallsOffset;
            foreach (int callee in calls)
            {
                record[place++] = (byte)callee;
            }
        }

        return table;
    }

    private static void WriteRecord(Span<byte> record, ManifestEntry entry)
    {
        Encoding.ASCII.GetBytes(entry.Name.Text, record);
        WriteName(record[ManifestFormat.ImageOffset..], entry);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.KindOffset..], (uint)entry.Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.GrantsOffset..], (uint)entry.Grants);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.PriorityOffset..], (uint)entry.Priority);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.CallCountOffset..], (uint)entry.Calls.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ManifestFormat.StateOffset..], (ulong)entry.StateBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ManifestFormat.StackOffset..], (ulong)entry.StackBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.RepliesOffset..], (uint)entry.Replies);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ManifestFormat.SlotsOffset..], (uint)entry.Slots);
    }

    // The binder checks server and variant; only together can they be too long.
    private static void WriteName(Span<byte> field, ManifestEntry entry)
    {
        if (entry.Image.Length > ArchiveFormat.MaximumNameLength)
        {
            throw ToolException.Usage(
                $"the image name '{entry.Image}' is longer than {ArchiveFormat.MaximumNameLength} characters");
        }

        Encoding.ASCII.GetBytes(entry.Image, field);
    }
}
