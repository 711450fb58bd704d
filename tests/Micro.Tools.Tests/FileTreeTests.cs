using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Archive;
using Micro.Tools.Archives;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class FileTreeTests
{
    [Fact]
    public void Names_contents_times_and_modes_survive()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("inner/file", "some text");
        folder.Write("empty", "");
        File.WriteAllBytes(Path.Combine(folder.Path, "big"), Pattern(10_000));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        DateTime time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567);
        File.SetLastWriteTimeUtc(file, time);

        byte[] bytes = Pack(folder.Path);

        Assert.Equal(ArchiveError.None, FileTreeReader.Open(bytes, out FileTreeReader tree));
        Assert.Equal(5, tree.Count);
        FileNode found = Find(tree, "inner/file");
        Assert.Equal("some text", Encoding.UTF8.GetString(tree.Data(found)));
        Assert.Equal((time - DateTime.UnixEpoch).Ticks * 100, found.ModifiedNanoseconds);
        Assert.Equal(Convert.ToUInt32("500", 8), found.Mode);
        FileNode big = Find(tree, "big");
        Assert.Equal(0u, big.DataOffset % ArchiveFormat.PageSize);
        Assert.True(tree.Data(big).SequenceEqual(Pattern(10_000)));
        Assert.Equal(0u, Find(tree, "empty").Size);
    }

    [Fact]
    public void Names_that_are_not_text_survive_byte_by_byte()
    {
        using TemporaryFolder folder = new();
        HostShell.Run($"printf one > $'{folder.Path}/\\xff\\xfe' && mkdir $'{folder.Path}/d\\x80' "
            + $"&& printf two > $'{folder.Path}/d\\x80/new\\nline' && printf three > '{folder.Path}/ä b'");

        Assert.Equal(ArchiveError.None, FileTreeReader.Open(Pack(folder.Path), out FileTreeReader tree));
        List<string> found = [];
        for (int i = 1; i < tree.Count; i++)
        {
            FileNode node = tree.NodeAt(i);
            string data = node.Type == FileNodeType.File ? Encoding.UTF8.GetString(tree.Data(node)) : "/";
            found.Add($"{node.Parent}:{Convert.ToHexString(node.Name)}={data}");
        }

        Assert.Equal(["0:6480=/", "0:C3A42062=three", "0:FFFE=one", "1:6E65770A6C696E65=two"], found);
    }

    [Fact]
    public void Links_and_special_files_are_left_out_with_one_line_each()
    {
        using TemporaryFolder folder = new();
        folder.Write("kept", "x");
        HostShell.Run($"cd '{folder.Path}' && ln -s kept link && mkfifo pipe && ln -s . loop");

        HostTree tree = HostTree.Walk(folder.Path);

        Assert.Equal(2, tree.Nodes.Count);
        Assert.Equal(3, tree.Skipped.Count);
        Assert.Contains(tree.Skipped, line => line.Contains("link': a symbolic link", StringComparison.Ordinal));
        Assert.Contains(tree.Skipped, line => line.Contains("pipe': a named pipe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tree_cut_anywhere_never_breaks_the_reader()
    {
        using TemporaryFolder folder = new();
        folder.Write("a/b", "text");
        folder.Write("c", "more");
        byte[] bytes = Pack(folder.Path);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(ArchiveError.FilesInvalid, FileTreeReader.Open(bytes.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void A_tree_with_any_byte_of_its_tables_changed_never_breaks_the_reader()
    {
        using TemporaryFolder folder = new();
        folder.Write("a/b", "text");
        folder.Write("c", "more");
        byte[] bytes = Pack(folder.Path);
        for (int place = 0; place < bytes.Length; place++)
        {
            foreach (byte value in (byte[])[0x00, 0x01, 0x2F, 0x7F, 0x80, 0xFF])
            {
                byte[] damaged = [.. bytes];
                damaged[place] = value;
                if (FileTreeReader.Open(damaged, out FileTreeReader tree) == ArchiveError.None)
                {
                    ReadAll(tree);
                }
            }
        }
    }

    private static void ReadAll(FileTreeReader tree)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            FileNode node = tree.NodeAt(i);
            Assert.True(i == 0 || node.Parent < i);
            Assert.True(node.Name.Length <= FileTreeFormat.MaximumNameLength);
            Assert.Equal((int)node.Size, tree.Data(node).Length);
        }
    }

    private static FileNode Find(FileTreeReader tree, string path)
    {
        int parent = 0;
        foreach (string segment in path.Split('/'))
        {
            parent = Child(tree, parent, segment);
        }

        return tree.NodeAt(parent);
    }

    private static int Child(FileTreeReader tree, int parent, string name)
    {
        for (int i = 1; i < tree.Count; i++)
        {
            if (tree.NodeAt(i).Parent == parent && tree.NodeAt(i).Name.SequenceEqual(Encoding.UTF8.GetBytes(name)))
            {
                return i;
            }
        }

        throw new InvalidOperationException($"no '{name}' in directory {parent}");
    }

    private static byte[] Pack(string folder)
    {
        FileTreeContents contents = new(HostTree.Walk(folder).Nodes);
        using MemoryStream output = new();
        contents.WriteTo(output);
        Assert.Equal(contents.Length, output.Length);
        return output.ToArray();
    }

    private static byte[] Pattern(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
