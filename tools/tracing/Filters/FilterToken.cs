namespace Micro.Tracing;

/// <summary>A word, or one of <c>= != ( ) ,</c>; empty at the end.</summary>
/// <param name="Text">As written, without quotes.</param>
/// <param name="Position">Characters before it.</param>
/// <param name="IsWord">It is a word, also if it was quoted.</param>
internal readonly record struct FilterToken(string Text, int Position, bool IsWord);
