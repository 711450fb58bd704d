namespace System.Collections.Generic;

// Asks the type itself: through IEquatable where it has that, else through Object.
internal sealed class DefaultEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T? x, T? y)
    {
        if (x == null)
        {
            return y == null;
        }

        if (x is IEquatable<T> equatable)
        {
            return equatable.Equals(y);
        }

        return x.Equals(y);
    }

    public override int GetHashCode(T obj) => obj == null ? 0 : obj.GetHashCode();
}
