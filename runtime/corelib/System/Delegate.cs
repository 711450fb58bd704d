using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>A method as a value.</summary>
public abstract class Delegate
{
    // The order of the four is ilc's: generated Invoke methods read them.
    private object _firstParameter = null!;
    private object _helperObject = null!;
    private nint _extraFunctionPointerOrData;
    private nint _functionPointer;

    private protected Delegate()
    {
    }

    public override bool Equals(object? obj) =>
        obj is Delegate other
        && other._functionPointer == _functionPointer
        && other._extraFunctionPointerOrData == _extraFunctionPointerOrData
        && other._firstParameter == _firstParameter;

    public override int GetHashCode() => _functionPointer.GetHashCode();

    // ilc calls the following by name where a delegate is made; which one depends on the kind of target.
    private void InitializeClosedInstance(object firstParameter, nint functionPointer)
    {
        if (firstParameter == null)
        {
            FailFast.With(FailFastReason.NullReference);
        }

        _functionPointer = functionPointer;
        _firstParameter = firstParameter!;
    }

    private void InitializeClosedInstanceSlow(object firstParameter, nint functionPointer) =>
        InitializeClosedInstance(firstParameter, functionPointer);

    // The method is looked up now, by the object's own type.
    private unsafe void InitializeClosedInstanceToInterface(object firstParameter, nint dispatchCell) =>
        InitializeClosedInstance(firstParameter, UserImports.FindInterfaceMethod(firstParameter.m_pEEType, dispatchCell));

    private void InitializeClosedInstanceWithoutNullCheck(object firstParameter, nint functionPointer)
    {
        _functionPointer = functionPointer;
        _firstParameter = firstParameter;
    }

    private void InitializeClosedStaticThunk(object firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        _extraFunctionPointerOrData = functionPointer;
        _helperObject = firstParameter;
        _functionPointer = functionPointerThunk;
        _firstParameter = this;
    }

    private void InitializeOpenStaticThunk(object firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        // The thunk takes the delegate itself as its first parameter and drops it.
        _firstParameter = this;
        _functionPointer = functionPointerThunk;
        _extraFunctionPointerOrData = functionPointer;
    }
}
