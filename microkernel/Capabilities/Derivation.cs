using Micro.Kernel.Objects;

namespace Micro.Kernel.Capabilities;

/// <summary>The tree of derivations over capability slots, wherever they lie. Every operation takes a constant number of steps.</summary>
/// <remarks>
/// Siblings form a list whose two ends point up to the parent, marked with <see cref="UpMark"/>; no other child knows its parent. So a
/// slot that is removed gives its children to its own parent by joining two lists, however many they are, and a slot that moves has at
/// most four neighbours to tell. A slot without a parent points up to nothing.
/// </remarks>
internal static class Derivation
{
    /// <summary>Slots are multiples of 8, so the lowest bit of a link is free.</summary>
    private const nuint UpMark = 1;

    /// <summary>Makes a slot that is in no tree a tree of its own.</summary>
    public static void AddRoot(ref Capability node)
    {
        node.FirstChild = 0;
        node.LastChild = 0;
        node.Previous = UpMark;
        node.Next = UpMark;
    }

    /// <summary>Makes a slot that is in no tree the first child of another.</summary>
    public static void AddChild(ref Capability parent, ref Capability node)
    {
        nuint self = AddressOf(ref node);
        nuint up = AddressOf(ref parent) | UpMark;
        node.FirstChild = 0;
        node.LastChild = 0;
        node.Previous = up;
        node.Next = parent.FirstChild == 0 ? up : parent.FirstChild;
        if (parent.FirstChild == 0)
        {
            parent.LastChild = self;
        }
        else
        {
            At(parent.FirstChild).Previous = self;
        }

        parent.FirstChild = self;
    }

    /// <summary>Takes a slot out; its children stand where it stood.</summary>
    public static void Remove(ref Capability node)
    {
        nuint previous = node.Previous;
        nuint next = node.Next;
        if (node.FirstChild == 0)
        {
            LinkForward(previous, next);
            LinkBackward(next, previous);
        }
        else
        {
            At(node.FirstChild).Previous = previous;
            At(node.LastChild).Next = next;
            LinkForward(previous, node.FirstChild);
            LinkBackward(next, node.LastChild);
        }

        node.FirstChild = 0;
        node.LastChild = 0;
        node.Previous = 0;
        node.Next = 0;
    }

    /// <summary>Puts <paramref name="to"/>, which is in no tree, in the place of <paramref name="from"/>.</summary>
    public static void Replace(ref Capability from, ref Capability to)
    {
        nuint self = AddressOf(ref to);
        to.FirstChild = from.FirstChild;
        to.LastChild = from.LastChild;
        to.Previous = from.Previous;
        to.Next = from.Next;
        LinkForward(to.Previous, self);
        LinkBackward(to.Next, self);
        if (to.FirstChild != 0)
        {
            At(to.FirstChild).Previous = self | UpMark;
            At(to.LastChild).Next = self | UpMark;
        }

        from.FirstChild = 0;
        from.LastChild = 0;
        from.Previous = 0;
        from.Next = 0;
    }

    /// <summary>Both are children of one parent, and not further apart than <paramref name="limit"/> siblings.</summary>
    public static bool AreSiblings(ref Capability left, ref Capability right, int limit) =>
        IsAfter(ref left, AddressOf(ref right), limit) || IsAfter(ref right, AddressOf(ref left), limit);

    /// <summary>Appends the children of one slot to those of another.</summary>
    public static void GiveChildren(ref Capability from, ref Capability to)
    {
        if (from.FirstChild == 0)
        {
            return;
        }

        nuint up = AddressOf(ref to) | UpMark;
        At(from.LastChild).Next = up;
        At(from.FirstChild).Previous = to.FirstChild == 0 ? up : to.LastChild;
        if (to.FirstChild == 0)
        {
            to.FirstChild = from.FirstChild;
        }
        else
        {
            At(to.LastChild).Next = from.FirstChild;
        }

        to.LastChild = from.LastChild;
        from.FirstChild = 0;
        from.LastChild = 0;
    }

    private static bool IsAfter(ref Capability start, nuint wanted, int limit)
    {
        nuint link = start.Next;
        for (int step = 0; step < limit && (link & UpMark) == 0; step++)
        {
            if (link == wanted)
            {
                return true;
            }

            link = At(link).Next;
        }

        return false;
    }

    /// <summary>Sets what follows <paramref name="node"/>: its next sibling, or, when it is a marked parent, that one's first child.</summary>
    private static void LinkForward(nuint node, nuint target)
    {
        if ((node & UpMark) == 0)
        {
            At(node).Next = target;
        }
        else if (node != UpMark)
        {
            At(node & ~UpMark).FirstChild = (target & UpMark) == 0 ? target : 0;
        }
    }

    private static void LinkBackward(nuint node, nuint target)
    {
        if ((node & UpMark) == 0)
        {
            At(node).Previous = target;
        }
        else if (node != UpMark)
        {
            At(node & ~UpMark).LastChild = (target & UpMark) == 0 ? target : 0;
        }
    }

    private static ref Capability At(nuint address) => ref new Ref<Capability>(address).Value;

    private static nuint AddressOf(ref Capability node) => Ref<Capability>.To(ref node).Address;
}
