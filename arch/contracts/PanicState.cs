using System.Runtime.CompilerServices;

namespace Micro.Arch.Contracts;

/// <summary>What is known of the CPU when the kernel gives up: registers by name, and the calls that led there, innermost first.</summary>
public struct PanicState
{
    /// <summary>Where the kernel was; 0: it gave up by itself, and the first call tells.</summary>
    public ulong InstructionPointer;

    public RegisterList Registers;

    public int RegisterCount;

    public CallList Calls;

    public int CallCount;

    /// <summary>Adds a register; what no longer fits is dropped.</summary>
    public void Add(PanicRegister register)
    {
        if (RegisterCount < RegisterList.Capacity)
        {
            Registers[RegisterCount++] = register;
        }
    }

    /// <summary>Adds a call; what no longer fits is dropped.</summary>
    public void Add(PanicCall call)
    {
        if (CallCount < CallList.Capacity)
        {
            Calls[CallCount++] = call;
        }
    }

    [InlineArray(Capacity)]
    public struct RegisterList
    {
        public const int Capacity = 40;

        private PanicRegister _first;
    }

    [InlineArray(Capacity)]
    public struct CallList
    {
        public const int Capacity = 32;

        private PanicCall _first;
    }
}
