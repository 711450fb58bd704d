using Internal.Runtime;

namespace System.Collections.Generic;

// Asks the type itself.
internal sealed class DefaultComparer<T> : Comparer<T>
{
    public override int Compare(T? x, T? y)
    {
        if (x == null)
        {
            return y == null ? 0 : -1;
        }

        if (y == null)
        {
            return 1;
        }

        if (x is IComparable<T> comparable)
        {
            return comparable.CompareTo(y);
        }

        FailFast.With(FailFastReason.InvalidOperation);
        return 0;
    }
}
