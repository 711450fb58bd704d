using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;


namespace Micro.System.Tests.Support;

/// <summary>A running guest as QEMU's monitor and its gdb stub see it: registers and physical memory.</summary>
internal sealed class GuestProbe : IDisposable
{
    private const string Prompt = "(qemu) ";

    private readonly TemporaryFolder _folder = new();
    private Socket? _monitor;

    /// <summary>What `./micro run` needs behind `--`.</summary>
    public string[] Arguments =>
    [
        "-chardev", $"socket,path={_folder.PathOf("monitor")},server=on,wait=off,id=probe", "-mon", "chardev=probe,mode=readline",
        "-chardev", $"socket,path={_folder.PathOf("gdb")},server=on,wait=off,id=stub", "-gdb", "chardev:stub",
    ];

    /// <summary>A register that the monitor shows as NAME=VALUE.</summary>
    public ulong MonitorRegister(string name)
    {
        Match match = Regex.Match(Ask("info registers"), $@"\b{name}=\s*([0-9a-f]+)");
        return match.Success
            ? ulong.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"QEMU shows no {name}.");
    }

    /// <summary>System registers of ARM64, which only the gdb stub shows; the guest stands still meanwhile.</summary>
    public ulong[] SystemRegisters(params string[] names)
    {
        string[] prints = [.. Array.ConvertAll(names, name => $"p/x ${name}")];
        string[] arguments = ["-batch", "-nx", "-ex", "set architecture aarch64", "-ex", $"target remote {_folder.PathOf("gdb")}"];
        foreach (string print in prints)
        {
            arguments = [.. arguments, "-ex", print];
        }

        MatchCollection values = Regex.Matches(HostTool.Run("gdb-multiarch", arguments), @"^\$\d+ = 0x([0-9a-f]+)", RegexOptions.Multiline);
        return values.Count == names.Length
            ? [.. values.Select(value => ulong.Parse(value.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"gdb shows {values.Count} of {string.Join(' ', names)}.");
    }

    /// <summary>Everything that lies between two physical addresses.</summary>
    public byte[] Memory(ulong start, int length)
    {
        string file = _folder.PathOf("memory");
        _ = Ask($"pmemsave 0x{start:x} 0x{length:x} \"{file}\"");
        return File.ReadAllBytes(file);
    }

    public void Dispose()
    {
        _monitor?.Dispose();
        _folder.Dispose();
    }

    private string Ask(string command)
    {
        if (_monitor == null)
        {
            _monitor = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
            _monitor.Connect(new UnixDomainSocketEndPoint(_folder.PathOf("monitor")));
            _ = ReadToPrompt();
        }

        _ = _monitor.Send(Encoding.ASCII.GetBytes(command + "\n"));
        return ReadToPrompt();
    }

    private string ReadToPrompt()
    {
        StringBuilder text = new();
        byte[] buffer = new byte[65536];
        while (!text.ToString().EndsWith(Prompt, StringComparison.Ordinal))
        {
            int count = _monitor!.Receive(buffer);
            if (count == 0)
            {
                throw new InvalidOperationException($"QEMU ended: {text}");
            }

            _ = text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }
}
