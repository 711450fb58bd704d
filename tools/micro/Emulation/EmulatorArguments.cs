using System.Collections.Generic;
using Micro.Archive;
using Micro.Tools.Machines;

namespace Micro.Tools.Emulation;

/// <summary>Composes QEMU's command line.</summary>
internal sealed class EmulatorArguments
{
    // From here on the host may have less memory than the guest is told: pages exist only once they are touched.
    private const long ReserveLimit = 4 * MemorySize.Gibi;

    // Guests that run under icount see this as the time of their start, so that two runs are the same.
    private const string FixedTime = "2026-01-01T00:00:00";

    private readonly MachineRequest _request;
    private readonly RunMode _mode;
    private readonly List<string> _arguments = [];

    private EmulatorArguments(MachineRequest request, RunMode mode)
    {
        _request = request;
        _mode = mode;
    }

    private bool IsX64 => _request.Target.Architecture == Architecture.X64;

    // Only TCG counts instructions; whoever asks for another accelerator asks for real time.
    private bool IsCounted => _mode == RunMode.Script && _request.Accelerator == "tcg";

    public static IReadOnlyList<string> Compose(MachineRequest request, RunMode mode, string kernel, RunFolder folder)
    {
        EmulatorArguments composer = new(request, mode);
        composer.AddMachine(folder);
        composer.AddTime();
        composer.AddBoot(kernel, folder);
        composer.AddConsole(folder);
        composer.AddLog(folder);
        composer.AddRecording(folder);
        composer._arguments.AddRange(request.ExtraArguments);
        return composer._arguments;
    }

    private void AddMachine(RunFolder folder)
    {
        string machine = _request.Machine;
        if (_request.Target == Target.Arm64)
        {
            // A random seed in the device tree would make every run another one.
            machine += ",dtb-randomness=off";
        }

        // With a second I/O APIC microvm wires the virtio devices to that one, which the kernel does not drive.
        if (_request.IsTraced && IsX64 && !machine.Contains("ioapic2=", System.StringComparison.Ordinal))
        {
            machine += ",ioapic2=off";
        }

        if (_request.IsTraced)
        {
            Add("-object", $"memory-backend-file,id=ram,size={_request.MemoryBytes},share=on,mem-path={Escape(folder.Memory)}");
            machine += ",memory-backend=ram";
        }
        else if (_request.MemoryBytes >= ReserveLimit)
        {
            Add("-object", $"memory-backend-ram,id=ram,size={_request.MemoryBytes},reserve=off");
            machine += ",memory-backend=ram";
        }

        Add("-machine", machine);
        Add("-cpu", _request.Cpu);
        Add("-accel", _request.Accelerator);
        Add("-m", $"{_request.MemoryBytes / MemorySize.Kibi}K");
        Add("-nodefaults", "-no-user-config", "-no-reboot");
        Add("-display", "none");
        Add("-nic", "none");
        AddMonitor();
    }

    // The tool asks a guest that hangs for its registers; at a console QEMU's standard streams are the guest's.
    private void AddMonitor()
    {
        if (_mode == RunMode.Script)
        {
            Add("-chardev", "stdio,id=monitor,signal=off");
            Add("-mon", "chardev=monitor,mode=control");
        }
        else
        {
            Add("-monitor", "none");
        }
    }

    private void AddTime()
    {
        if (IsCounted)
        {
            Add("-icount", "shift=0,sleep=off");
            Add("-rtc", $"base={FixedTime},clock=vm");
        }
        else
        {
            Add("-rtc", "base=utc");
        }
    }

    private void AddBoot(string kernel, RunFolder folder)
    {
        Add("-kernel", kernel);
        Add("-initrd", folder.Archive);
        string options = BootOptions.Compose(_request, _mode);
        if (options.Length > 0)
        {
            Add("-append", options);
        }
    }

    // To a file, because to a slow pipe the UART's readiness, and with it the guest's instructions, would vary.
    private void AddConsole(RunFolder folder)
    {
        Add("-chardev", _mode is RunMode.Script or RunMode.DebugToFile
            ? $"file,id=console,path={Escape(folder.Console)}"
            : "stdio,id=console,signal=off");
        Add("-serial", "chardev:console");
    }

    private void AddLog(RunFolder folder)
    {
        Add("-chardev", $"file,id=log,path={Escape(folder.Log)}");
        if (IsX64)
        {
            Add("-device", "isa-debugcon,iobase=0xe9,chardev=log");
            Add("-device", "isa-debug-exit,iobase=0xf4,iosize=0x04");
        }
        else
        {
            Add("-semihosting-config", "enable=on,target=native,chardev=log");
        }
    }

    private void AddRecording(RunFolder folder)
    {
        if (_request.IsTraced)
        {
            Add("-global", "virtio-mmio.force-legacy=false");
            Add("-device", "virtio-serial-device");
            Add("-chardev", $"file,id=recording,path={Escape(folder.Recording)}");
            Add("-device", "virtconsole,chardev=recording");
        }
    }

    // In QEMU's option lists a comma ends a value unless it is doubled.
    private static string Escape(string path) => path.Replace(",", ",,", System.StringComparison.Ordinal);

    private void Add(params string[] arguments) => _arguments.AddRange(arguments);
}
