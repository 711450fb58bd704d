using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>The tree of derivations against the simplest model: a node with a list of children.</summary>
public sealed unsafe class DerivationTests : IDisposable
{
    private const int Slots = 40;

    private readonly Capability* _slots;
    private readonly Node?[] _model = new Node?[Slots];
    private readonly List<Node> _roots = [];

    public DerivationTests()
    {
        // SAFETY: freed by Dispose; slots are never addressed beyond the number allocated.
        _slots = (Capability*)NativeMemory.AllocZeroed(Slots, Capability.Size);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_operations_keep_the_tree_that_the_model_has(int seed)
    {
        Random random = new(seed);
        for (int step = 0; step < 20_000; step++)
        {
            int first = random.Next(Slots);
            int second = random.Next(Slots);
            switch (random.Next(5))
            {
                case 0:
                case 1:
                    AddChildOrRoot(first, second);
                    break;
                case 2:
                    Remove(first);
                    break;
                case 3:
                    Replace(first, second);
                    break;
                default:
                    GiveChildren(first, second);
                    break;
            }

            Compare(seed, step);
        }
    }

    [Fact]
    public void Siblings_are_found_within_the_limit_only()
    {
        Derivation.AddRoot(ref _slots[0]);
        for (int i = 1; i < 10; i++)
        {
            Derivation.AddChild(ref _slots[0], ref _slots[i]);
        }

        Assert.True(Derivation.AreSiblings(ref _slots[2], ref _slots[5], 3));
        Assert.True(Derivation.AreSiblings(ref _slots[5], ref _slots[2], 3));
        Assert.False(Derivation.AreSiblings(ref _slots[2], ref _slots[6], 3));
        Assert.False(Derivation.AreSiblings(ref _slots[0], ref _slots[1], 9));
    }

    public void Dispose() => NativeMemory.Free(_slots);

    private void AddChildOrRoot(int parent, int child)
    {
        if (_model[child] is not null)
        {
            return;
        }

        _model[child] = new Node(child);
        if (_model[parent] is { } node && parent != child)
        {
            Derivation.AddChild(ref _slots[parent], ref _slots[child]);
            node.Children.Insert(0, _model[child]!);
            _model[child]!.Parent = node;
        }
        else
        {
            Derivation.AddRoot(ref _slots[child]);
            _roots.Add(_model[child]!);
        }
    }

    private void Remove(int slot)
    {
        if (_model[slot] is not { } node)
        {
            return;
        }

        Derivation.Remove(ref _slots[slot]);
        List<Node> siblings = node.Parent?.Children ?? _roots;
        int place = siblings.IndexOf(node);
        siblings.RemoveAt(place);
        siblings.InsertRange(place, node.Children);
        node.Children.ForEach(child => child.Parent = node.Parent);
        _model[slot] = null;
    }

    private void Replace(int from, int to)
    {
        if (_model[from] is not { } node || _model[to] is not null)
        {
            return;
        }

        Derivation.Replace(ref _slots[from], ref _slots[to]);
        node.Slot = to;
        _model[to] = node;
        _model[from] = null;
    }

    private void GiveChildren(int from, int to)
    {
        if (_model[from] is not { } source || _model[to] is not { } target || source.Parent is null
            || source.Parent != target.Parent || from == to)
        {
            return;
        }

        Assert.True(Derivation.AreSiblings(ref _slots[from], ref _slots[to], Slots));
        Derivation.GiveChildren(ref _slots[from], ref _slots[to]);
        source.Children.ForEach(child => child.Parent = target);
        target.Children.AddRange(source.Children);
        source.Children.Clear();
    }

    private void Compare(int seed, int step)
    {
        for (int slot = 0; slot < Slots; slot++)
        {
            IEnumerable<nuint> expected = _model[slot]?.Children.Select(child => (nuint)(_slots + child.Slot)) ?? [];
            List<nuint> actual = [];
            nuint up = (nuint)(_slots + slot) | 1;
            for (nuint link = _slots[slot].FirstChild; link != 0 && link != up; link = ((Capability*)link)->Next)
            {
                actual.Add(link);
            }

            Assert.True(expected.SequenceEqual(actual), $"seed {seed}, step {step}, slot {slot}");
            Assert.True((actual.Count == 0 ? 0 : actual[^1]) == _slots[slot].LastChild, $"seed {seed}, step {step}, slot {slot}");
        }
    }

    private sealed class Node(int slot)
    {
        public int Slot { get; set; } = slot;

        public Node? Parent { get; set; }

        public List<Node> Children { get; } = [];
    }
}
