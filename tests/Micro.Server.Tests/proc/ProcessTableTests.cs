using System;
using Micro.Abi;
using Micro.Loader;
using Micro.Protocols;
using Micro.Servers.Proc;
using Xunit;

namespace Micro.Server.Tests.Proc;

public sealed class ProcessTableTests : IDisposable
{
    private static readonly ProcessId _shell = new(9);

    private readonly HostRegion _region = new(frames: 32);
    private readonly ProcessTable _table;

    public ProcessTableTests()
    {
        _table = new ProcessTable(_region.Open());
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Numbers_are_never_used_twice()
    {
        uint last = 0;
        for (int round = 0; round < 1000; round++)
        {
            int index = Add(_shell);
            Assert.True(_table[index].Id.Value > last);
            last = _table[index].Id.Value;
            _table.Remove(index);
        }
    }

    [Fact]
    public void A_child_can_be_reported_when_it_has_ended_and_its_memory_is_back()
    {
        int child = Add(_shell);
        ProcessId id = _table[child].Id;
        Assert.Equal(ServiceError.Again, _table.FindEnded(_shell, id, out int _));
        _table.Modify(child).End(DeathCause.Exited, 3, default);
        Assert.Equal(ServiceError.Again, _table.FindEnded(_shell, id, out int _));
        _table.Modify(child).First = Slot.Null;
        Assert.Equal(ServiceError.None, _table.FindEnded(_shell, id, out int found));
        Assert.Equal(child, found);
        Assert.Equal(ServiceError.None, _table.FindEnded(_shell, default, out found));
        Assert.Equal((DeathCause.Exited, 3), (_table[found].Report.Cause, _table[found].Report.Code));
        _table.Remove(found);
        Assert.Equal(ServiceError.NoSuchProcess, _table.FindEnded(_shell, id, out int _));
        Assert.Equal(ServiceError.NoSuchProcess, _table.FindEnded(_shell, default, out int _));
    }

    [Fact]
    public void A_child_is_its_parents_only()
    {
        int child = Add(_shell);
        Assert.Equal(ServiceError.NotPermitted, _table.FindEnded(new ProcessId(1234), _table[child].Id, out int _));
        Assert.Equal(ServiceError.NoSuchProcess, _table.FindEnded(new ProcessId(1234), default, out int _));
    }

    [Fact]
    public void A_waiter_is_found_by_parent_and_child()
    {
        int first = Add(_shell);
        int second = Add(_shell);
        int other = Add(_table[first].Id);
        Assert.True(_table.TryAddWaiter(new Waiter { Parent = _shell, Child = _table[second].Id }));
        Assert.True(_table.TryAddWaiter(new Waiter { Parent = _table[first].Id }));
        Assert.Equal(-1, _table.FindWaiter(first));
        Assert.Equal(0, _table.FindWaiter(second));
        Assert.Equal(1, _table.FindWaiter(other));
        _table.RemoveWaiter(0);
        Assert.Equal(-1, _table.FindWaiter(second));
        Assert.Equal(0, _table.FindWaiter(other));
    }

    [Fact]
    public void Processes_are_listed_by_number()
    {
        int first = Add(_shell);
        int second = Add(_shell);
        int third = Add(_shell);
        uint secondId = _table[second].Id.Value;
        _table.Remove(first);
        int fourth = Add(_shell);
        Assert.True(_table.TryNext(default, out int next));
        Assert.Equal(second, next);
        Assert.True(_table.TryNext(new ProcessId(secondId), out next));
        Assert.Equal(third, next);
        Assert.True(_table.TryNext(_table[third].Id, out next));
        Assert.Equal(fourth, next);
        Assert.False(_table.TryNext(_table[fourth].Id, out int _));
    }

    [Fact]
    public void The_descendants_of_the_foreground_process_belong_to_it()
    {
        int foreground = Add(_shell);
        int child = Add(_table[foreground].Id);
        int grandchild = Add(_table[child].Id);
        int stranger = Add(_shell);
        ProcessId id = _table[foreground].Id;
        Assert.True(_table.IsDescendant(foreground, id));
        Assert.True(_table.IsDescendant(grandchild, id));
        Assert.False(_table.IsDescendant(stranger, id));
    }

    [Fact]
    public void Children_of_the_dead_that_have_ended_are_forgotten_the_others_live_on()
    {
        int parent = Add(_shell);
        ProcessId id = _table[parent].Id;
        int ended = Add(id);
        int running = Add(id);
        ProcessId endedId = _table[ended].Id;
        _table.Modify(ended).End(DeathCause.Killed, 9, default);
        _table.Modify(ended).First = Slot.Null;
        _table.Orphan(id);
        Assert.False(_table.TryFind(endedId, out int _));
        Assert.Equal(0u, _table[running].Parent.Value);
    }

    [Fact]
    public void A_full_table_refuses()
    {
        for (int count = 0; count < ProcessTable.MostProcesses; count++)
        {
            _ = Add(_shell);
        }

        Assert.False(_table.TryAdd(_shell, out int _));
    }

    [Theory]
    [InlineData(FaultKind.ReadAccess, 11)]
    [InlineData(FaultKind.WriteAccess, 11)]
    [InlineData(FaultKind.ExecuteAccess, 11)]
    [InlineData(FaultKind.Protection, 11)]
    [InlineData(FaultKind.IllegalInstruction, 4)]
    [InlineData(FaultKind.Breakpoint, 5)]
    [InlineData(FaultKind.UnalignedAccess, 7)]
    [InlineData(FaultKind.DivideError, 8)]
    [InlineData(FaultKind.FloatingPoint, 8)]
    public void Faults_have_the_signal_numbers_of_posix(FaultKind kind, byte signal) =>
        Assert.Equal(signal, new FaultReport(kind, 0, 0).Signal);

    private int Add(ProcessId parent)
    {
        Assert.True(_table.TryAdd(parent, out int index));
        _table.Modify(index).First = new Slot(100);
        return index;
    }
}
