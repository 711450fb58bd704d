using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Micro.Tools.Emulation;

/// <summary>Asks a running QEMU what its guest is doing, by QMP on QEMU's own standard streams
/// (QEMU, "QEMU Machine Protocol Specification").</summary>
internal sealed class MachineMonitor
{
    // A QEMU that hangs itself must not hang the tool too.
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(5);

    private readonly Emulator _emulator;
    private readonly StreamReader _answers;
    private readonly CancellationToken _end;

    private MachineMonitor(Emulator emulator, StreamReader answers, CancellationToken end)
    {
        _emulator = emulator;
        _answers = answers;
        _end = end;
    }

    /// <summary>Stops the guest and reads its registers, as QEMU shows them; empty where QEMU gives no answer.</summary>
    public static string ReadRegisters(Emulator emulator)
    {
        using CancellationTokenSource end = new(_limit);
        using StreamReader answers = new(emulator.Output, leaveOpen: true);
        MachineMonitor monitor = new(emulator, answers, end.Token);
        try
        {
            return monitor.Registers().GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or JsonException)
        {
            return "";
        }
    }

    private async Task<string> Registers()
    {
        await Ask(new { execute = "qmp_capabilities" });
        await Ask(new { execute = "stop" });
        JsonElement answer = await Ask(new
        {
            execute = "human-monitor-command",
            arguments = new Dictionary<string, string> { ["command-line"] = "info registers" },
        });
        return answer.ValueKind == JsonValueKind.String ? answer.GetString()! : "";
    }

    // Between command and answer come events; only an answer has a "return" or an "error".
    private async Task<JsonElement> Ask(object command)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(command), (byte)'\n'];
        await _emulator.Input.WriteAsync(line, _end);
        await _emulator.Input.FlushAsync(_end);
        while (await _answers.ReadLineAsync(_end) is string answer)
        {
            using JsonDocument message = JsonDocument.Parse(answer);
            if (message.RootElement.TryGetProperty("return", out JsonElement value))
            {
                return value.Clone();
            }

            if (message.RootElement.TryGetProperty("error", out _))
            {
                break;
            }
        }

        throw new IOException("QEMU gives no answer");
    }
}
